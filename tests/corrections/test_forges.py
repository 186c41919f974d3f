"""Addresses of reports and of histories, and what git's log says."""

from email import message_from_string
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from plugins.corrections.forges import Tracker, history_address
from plugins.corrections.history import parse_log

TITLE, BODY = "Mistake in “A & B” #1", "https://e.org/a/?x=1&y=2#thm\n\n> 50% + ü"


@pytest.mark.parametrize(
    ("to", "chosen", "path", "title", "body"),
    [
        ("https://github.com/o/r", "", "/o/r/issues/new", "title", "body"),
        ("https://github.com/o/r.git", "gitlab", "/o/r/issues/new", "title", "body"),
        ("https://gitlab.com/g/s/r/", "", "/g/s/r/-/issues/new", "issue[title]",
         "issue[description]"),
        ("https://codeberg.org/o/r", "", "/o/r/issues/new", "title", "body"),
        ("https://git.example.org/o/r", "forgejo", "/o/r/issues/new", "title", "body"),
    ],
)  # fmt: skip
def test_a_report_arrives_as_it_was_meant(to, chosen, path, title, body):
    address = Tracker(to, chosen).address(TITLE, BODY)
    parts = urlsplit(address)
    assert parts.path == path
    assert parse_qs(parts.query, strict_parsing=True) == {title: [TITLE], body: [BODY]}
    assert not parts.fragment
    assert address.isascii()
    assert "[" not in address


def test_a_mail_has_its_subject_and_its_lines():
    to, _, query = Tracker("mailto:me@e.org").address(TITLE, BODY).partition("?")
    fields = dict(field.split("=", 1) for field in query.split("&"))
    assert to == "mailto:me@e.org"
    assert "+" not in query  # a mail has no such spaces
    assert unquote(fields["subject"]) == TITLE
    mail = message_from_string("\r\n" + unquote(fields["body"]))
    assert str(mail.get_payload()).splitlines() == BODY.splitlines()


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/o/r", "https://github.com/o/r/commits/main/content/a%20%23b.md"),
        ("https://gitlab.com/o/r", "https://gitlab.com/o/r/-/commits/main/content/a%20%23b.md"),
        ("https://codeberg.org/o/r",
         "https://codeberg.org/o/r/commits/branch/main/content/a%20%23b.md"),
        ("https://e.org/o/r", ""),
    ],
)  # fmt: skip
def test_a_history_is_where_the_forge_has_it(repository, address):
    assert history_address(repository, "main", "content/a #b.md") == address


def test_the_newest_commit_of_each_file_counts_and_no_more_is_read():
    lines = iter(["\0c3\n", "\n", "a.md\n", "x.md\n", "\0c2\n", "a.md\n", "b/ü.md\n", "\0c1\n"])
    assert parse_log(lines, {"a.md", "b/ü.md"}) == {"a.md": "c3", "b/ü.md": "c2"}
    assert list(lines) == ["\0c1\n"]
