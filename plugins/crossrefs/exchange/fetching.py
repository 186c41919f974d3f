"""A file of another site, read within bounds: of time, also for a slow server, and of size."""

from http.client import HTTPException
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.request import urlopen

#: How long a file may take in all, and how large it may be.
SECONDS = 10.0
LARGEST = 20_000_000


def fetch(address: str, seconds: float = SECONDS, largest: int = LARGEST) -> str:
    """Return the text at an address; raises OSError or ValueError for whatever goes wrong.

    A timeout of a connection counts anew with each byte, so the whole has one of its own.
    """
    answers: SimpleQueue[bytes | Exception] = SimpleQueue()

    def read() -> None:
        try:
            with urlopen(address, timeout=seconds) as answer:
                answers.put(answer.read(largest + 1))
        except Exception as error:  # to be raised where somebody waits for it
            answers.put(error)

    Thread(target=read, daemon=True).start()
    try:
        found = answers.get(timeout=seconds)
    except Empty:
        raise TimeoutError(f"it took more than {seconds:.0f} seconds") from None
    if isinstance(found, HTTPException):
        fault = f"the server's answer is broken: {found!r:.80}"
        raise ValueError(fault) from found  # noqa: TRY004
    if isinstance(found, Exception):
        raise found
    if len(found) > largest:
        raise ValueError(f"it is larger than {largest // 1_000_000} MB")
    return found.decode("utf-8")
