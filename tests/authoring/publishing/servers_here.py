"""Servers on this machine that tests publish to."""

import contextlib
import os
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from tools import require


@contextlib.contextmanager
def bucket_server() -> Iterator[str]:
    """Run a server that speaks as S3 does, with one bucket, "site"; return its address."""
    program = require("moto_server")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [program, "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(port)
        yield address
    finally:
        process.kill()
        process.wait()


def _wait_for(port: int) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)


def make_public(address: str) -> None:
    """Make the bucket, which everybody may read."""
    request = urllib.request.Request(f"{address}/site", method="PUT")
    request.add_header("x-amz-acl", "public-read")
    urllib.request.urlopen(request).close()
    policy = (
        b'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",'
        b'"Action":"s3:GetObject","Resource":"arn:aws:s3:::site/*"}]}'
    )
    request = urllib.request.Request(f"{address}/site?policy", data=policy, method="PUT")
    request.add_header("Content-Type", "application/json")
    urllib.request.urlopen(request).close()


@contextlib.contextmanager
def read_branch(
    folder: Path,
) -> Iterator[tuple[Path, Callable[[str], bytes | None], Callable[[], set[str]]]]:
    """Make an author's repository and a remote of it; read from the remote's branch gh-pages."""
    git = require("git")
    remote, home = folder / "remote.git", folder / "home"

    def run(*words: str | Path) -> bytes:
        env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        return subprocess.run([git, *words], env=env, check=True, capture_output=True).stdout

    run("init", "-q", "--bare", remote)
    run("init", "-q", "-b", "main", home)
    run("-C", home, "config", "user.name", "An Author")
    run("-C", home, "config", "user.email", "author@blog.example")
    run("-C", home, "remote", "add", "origin", remote)
    command = [git, "--git-dir", str(remote), "cat-file", "--batch"]
    reader = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    lock = threading.Lock()

    def get(name: str) -> bytes | None:
        assert reader.stdin
        assert reader.stdout
        with lock:
            reader.stdin.write(f"refs/heads/gh-pages:{name}\n".encode())
            reader.stdin.flush()
            about = reader.stdout.readline().split()
            if about[-1] == b"missing":
                return None
            data = reader.stdout.read(int(about[2]) + 1)
        return data[:-1]

    def names() -> set[str]:
        listed = run("--git-dir", remote, "ls-tree", "-rz", "--name-only", "gh-pages")
        return set(listed.decode().split("\0")) - {""}

    try:
        yield home, get, names
    finally:
        reader.kill()
        reader.wait()
