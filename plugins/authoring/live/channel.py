"""The pipes of the builder: commands come in, replies go out."""

import json
import os
import signal
import sys
from queue import SimpleQueue
from typing import TextIO


def take_channel() -> TextIO:
    """Return the output of this process; what plugins print goes to its errors from now on."""
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return channel


def read_commands(commands: SimpleQueue[list[str]]) -> None:
    """Pass on commands; end the process with its input, whatever it is doing."""
    for line in sys.stdin.buffer:
        commands.put(json.loads(line))
    if os.name == "posix" and os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGTERM)  # with what it has started
    os.kill(os.getpid(), signal.SIGTERM)
