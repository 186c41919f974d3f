"""Whose a remote is; what a branch and a bucket get."""

import os
import subprocess
import urllib.request
from datetime import date
from pathlib import Path

import pytest
from servers_here import bucket_server, make_public, read_branch
from tools import require

from plugins.authoring.publishing.errors import PublishError
from plugins.authoring.publishing.ownership import check_remote
from plugins.authoring.publishing.pages import BranchTarget
from plugins.authoring.publishing.plan import Terms, describe
from plugins.authoring.publishing.s3 import BucketTarget, bucket_target
from plugins.authoring.publishing.targets import PublishTarget, plan_for

TERMS = Terms(date(2026, 1, 1))


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def send(site: Path, target: PublishTarget) -> list[str]:
    """Publish, as a task does; return what was sent and deleted."""
    plan = plan_for(site, target, TERMS)
    if plan.steps:
        target.carry_out(plan, lambda: plan_for(site, target, TERMS), lambda line: None)
    return describe(plan)


@pytest.fixture
def git(tmp_path):
    """Git, with a repository of others', "theirs", and a clone of it, "clone"."""
    program = require("git")
    env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    def run(*words: str | Path) -> str:
        done = subprocess.run([program, *words], env=env, check=True, capture_output=True)
        return done.stdout.decode().strip()

    run("init", "-q", "-b", "main", tmp_path / "theirs")
    commit(run, tmp_path / "theirs", "other@example.org")
    run("clone", "-q", tmp_path / "theirs", tmp_path / "clone")
    run("-C", tmp_path / "clone", "config", "user.email", "me@example.org")
    run("-C", tmp_path / "clone", "config", "user.name", "Me")
    return run


def commit(run, folder: Path, email: str) -> None:
    who = ["-c", f"user.email={email}", "-c", "user.name=N"]
    run("-C", folder, *who, "commit", "-q", "--allow-empty", "-m", "Words")


def refused(question: str) -> None:
    return None


def test_a_clone_of_others_is_asked_about_and_the_answer_is_kept(git, tmp_path):
    clone = tmp_path / "clone"
    with pytest.raises(PublishError, match=r"git config --add diptych\.publish .*theirs"):
        check_remote(clone, "origin", refused, sure=False)
    with pytest.raises(PublishError):
        check_remote(clone, "origin", lambda question: False, sure=False)
    check_remote(clone, "origin", refused, sure=True)

    def agree(question: str) -> bool:
        return "theirs" in question

    check_remote(clone, "origin", agree, sure=False)
    check_remote(clone, "origin", refused, sure=False)


def test_a_remote_with_a_commit_of_mine_or_none_at_all_is_mine(git, tmp_path):
    clone = tmp_path / "clone"
    git("init", "-q", "--bare", tmp_path / "empty.git")
    check_remote(clone, str(tmp_path / "empty.git"), refused, sure=False)
    commit(git, clone, "ME@example.org")
    with pytest.raises(PublishError):
        check_remote(clone, "origin", refused, sure=False)  # it is here only
    git("-C", clone, "push", "-q", "origin", "HEAD:refs/heads/posts")
    check_remote(clone, "origin", refused, sure=False)
    with pytest.raises(PublishError, match="ls-remote"):
        check_remote(clone, "nowhere", refused, sure=False)


def test_a_branch_gets_the_site_and_keeps_what_open_pages_need(tmp_path):
    old = "theme/css/site.0123456789ab.css"
    with read_branch(tmp_path) as (home, get, names):

        def target(site: Path) -> BranchTarget:
            return BranchTarget(site, home, "origin", "gh-pages", "Publish")

        one = write(tmp_path / "one", {"index.html": "1", old: "x", "b.html": "b"})
        assert set(send(one, target(one))) == {"+ index.html", f"+ {old}", "+ b.html"}
        assert send(one, target(one)) == []
        two = write(tmp_path / "two", {"index.html": "2"})
        assert send(two, target(two)) == ["+ index.html", "- b.html"]
        assert names() == {"index.html", old, ".nojekyll", ".diptych-published.json"}
        assert (get("index.html"), get(old)) == (b"2", b"x")
        assert send(two, target(two)) == []


def test_a_branch_with_sources_is_refused(git, tmp_path):
    write(tmp_path / "theirs", {"pelicanconf.py": "", "index.html": ""})
    git("-C", tmp_path / "theirs", "add", ".")
    commit(git, tmp_path / "theirs", "me@example.org")
    site = write(tmp_path / "site", {"index.html": "1"})
    target = BranchTarget(site, tmp_path / "clone", "origin", "main", "Publish")
    with pytest.raises(PublishError, match="has the sources of a site in it"):
        target.compare()


@pytest.fixture
def bucket(monkeypatch, tmp_path):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    with bucket_server() as address:
        make_public(address)
        yield address


def test_a_bucket_gets_each_file_with_its_type_and_lifetime(bucket, tmp_path):
    style = "theme/css/site.0123456789ab.css"
    names = {"index.html": "1", style: "a", "a b/ü&+%20.html": "2", "f.woff2": "3"}
    site = write(tmp_path / "site", names)

    def target(endpoint: str = bucket) -> BucketTarget:
        return bucket_target(
            site, {"S3_BUCKET": "site", "S3_ENDPOINT": endpoint, "S3_PREFIX": "/b"}
        )

    assert len(send(site, target())) == 4
    with urllib.request.urlopen(f"{bucket}/site/b/{style}") as answer:
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    with urllib.request.urlopen(f"{bucket}/site/b/index.html") as answer:
        assert answer.headers["Cache-Control"] == "no-cache"
    assert send(site, target()) == []
    (site / "a b/ü&+%20.html").unlink()
    write(site, {"index.html": "changed"})
    assert send(site, target()) == ["+ index.html", "- a b/ü&+%20.html"]
    assert send(site, target()) == []
    (site / "index.html").unlink()
    elsewhere = {"S3_BUCKET": "site", "S3_ENDPOINT": bucket, "S3_PREFIX": "b/theme"}
    with pytest.raises(PublishError, match="so it is no site"):
        bucket_target(site, elsewhere).compare()
    with pytest.raises(PublishError, match="S3: "):
        bucket_target(site, {"S3_BUCKET": "nowhere", "S3_ENDPOINT": bucket}).compare()


def test_a_bucket_needs_keys(monkeypatch, tmp_path):
    monkeypatch.delenv("AWS_ACCESS_KEY_ID", raising=False)
    with pytest.raises(PublishError, match="AWS_ACCESS_KEY_ID"):
        bucket_target(tmp_path, {"S3_BUCKET": "site"})
