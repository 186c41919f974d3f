"""Publishing is killed at random moments while a crawler reads: it never meets half a site.

KILLS=60 kills more often.
"""

import os
import random
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from crawler import Crawler, Get
from servers_here import bucket_server, make_public, read_branch
from small_sites import write_version
from tools import require

from plugins.authoring.publishing.kinds import is_hashed
from plugins.authoring.publishing.record import RECORD

KILLS = int(os.environ.get("KILLS", "3"))
PROGRAM = Path(__file__).with_name("publisher.py")


class Server:
    """A place to publish to, and a way to read from it."""

    def __init__(self, kind: str, place: str, get: Get, list_names, env: dict[str, str]) -> None:
        self.kind, self.place, self.get, self.list_names, self.env = (
            kind,
            place,
            get,
            list_names,
            env,
        )

    def start(self, site: Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, PROGRAM, self.kind, site, self.place],
            env=os.environ | self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def finish(self, site: Path) -> float:
        """Publish; return how long sending took."""
        process = self.start(site)
        assert process.stdout
        process.stdout.readline()
        began = time.monotonic()
        said = process.communicate(timeout=120)[1]
        assert process.returncode == 0, said.decode()
        return time.monotonic() - began

    def kill(self, site: Path, after: float) -> bool:
        """Publish, and kill it some seconds after sending began; return whether it was at work."""
        process = self.start(site)
        assert process.stdout
        process.stdout.readline()
        try:
            process.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return True
        return False


def read_file(folder: Path) -> Get:
    def get(name: str) -> bytes | None:
        try:
            return (folder / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    return get


def read_address(address: str, times: int = 20) -> bytes | None:
    """Return what a server has there, None for nothing.

    The one of these tests answers 500 where a file comes or goes while it reads its list.
    """
    try:
        with urllib.request.urlopen(address) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        if error.code < 500 or not times:
            raise
    time.sleep(0.05)
    return read_address(address, times - 1)


def names_below(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(params=["folder", "rsync", "branch", "s3"])
def server(request, tmp_path) -> Iterator[Server]:
    place = tmp_path / "server"
    if request.param == "folder":
        yield Server("folder", str(place), read_file(place), lambda: names_below(place), {})
    elif request.param == "rsync":
        require("rsync")
        ssh = tmp_path / "ssh"
        # What runs on the server outlives the connection, as it does in another machine.
        ssh.write_text('#!/bin/sh\nshift\nexec setsid sh -c "$*"\n')
        ssh.chmod(0o755)
        env = {"FAKE_SSH": str(ssh)}
        yield Server("rsync", str(place), read_file(place), lambda: names_below(place), env)
    elif request.param == "branch":
        with read_branch(tmp_path) as (home, get, names):
            yield Server("branch", str(home), get, names, {})
    else:
        with bucket_server() as address:
            make_public(address)
            env = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret"}

            def get(name: str) -> bytes | None:
                return read_address(f"{address}/site/{quote(name)}")

            def names() -> set[str]:
                from plugins.authoring.publishing.s3 import bucket_target  # noqa: PLC0415

                os.environ.update(env)
                settings = {"S3_BUCKET": "site", "S3_ENDPOINT": address}
                return set(bucket_target(tmp_path, settings)._present())

            yield Server("s3", address, get, names, env)


def test_a_crawler_never_meets_half_a_site(server, tmp_path):
    chance = random.Random(int(os.environ.get("SEED", "7")))
    sites = [tmp_path / f"version-{number}" for number in range(KILLS + 2)]
    versions = [write_version(site, number) for number, site in enumerate(sites)]
    lasts = server.finish(sites[0])
    killed = 0
    crawler = Crawler(server.get)
    crawler.start()
    try:
        for site in sites[1:-1]:
            killed += server.kill(site, chance.uniform(0, lasts + 1))
        server.finish(sites[-1])
    finally:
        crawler.stop()
    print(
        f"{server.kind}: killed {killed} of {KILLS}, {crawler.read} pages read, a run {lasts:.1f} s"
    )
    assert crawler.missing == []
    assert crawler.read > 100
    present = server.list_names() - {RECORD, ".nojekyll"}
    wanted = set(versions[-1])
    assert wanted <= present
    assert all(map(is_hashed, present - wanted)), present - wanted
    for name, data in versions[-1].items():
        assert server.get(name) == data
