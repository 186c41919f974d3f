"""The order of steps: no page is seen before what it needs, nothing goes that a page needs."""

import random
from datetime import date

from small_sites import make_version

from plugins.authoring.publishing.kinds import FileKind, is_hashed, kind_of
from plugins.authoring.publishing.plan import Difference, Terms, compare, describe, make_plan
from plugins.authoring.publishing.record import Record, parse_record, render_record

DAY = date(2026, 11, 29)
TERMS = Terms(DAY)
OLD_STYLE = "theme/css/site.0123456789ab.css"


def plan(new="", changed="", extra="", old=Record(), terms=TERMS):  # noqa: B008  # frozen
    difference = Difference(*(frozenset(names.split()) for names in (new, changed, extra)))
    return make_plan(difference, old, terms)


def order(made) -> list[str]:
    return [line for line in describe(made) if line]


def test_assets_then_pages_then_what_points_to_them_then_deletions():
    made = plan(
        new="posts/a/index.html theme/css/site.0123456789ab.css fonts/x.0123456789ab.woff2 f.xml",
        changed="index.html sitemap.xml images/p.png js/main.js pagefind/pagefind-entry.json",
        extra="posts/b/index.html images/q.png",
    )
    assert order(made) == [
        "+ fonts/x.0123456789ab.woff2",
        "+ images/p.png",
        "+ theme/css/site.0123456789ab.css",
        "+ js/main.js",
        "+ posts/a/index.html",
        "+ f.xml",
        "+ index.html",
        "+ pagefind/pagefind-entry.json",
        "+ sitemap.xml",
        "- posts/b/index.html",
        "- images/q.png",
    ]


def test_nothing_to_do_has_no_step():
    assert plan().steps == ()
    listing = {"index.html": "1", "a.css": "2"}
    assert compare(listing, listing) == Difference()


def test_readers_of_an_old_page_have_some_seconds():
    made = plan(extra="posts/b/index.html images/q.png")
    assert [step.wait > 0 for step in made.steps if step.delete] == [True, False]
    assert [step.wait > 0 for step in plan(extra="images/q.png").steps] == [True]


def test_the_home_page_of_a_new_site_comes_after_all_that_it_links_to():
    made = plan(new="index.html index.html.br posts/a/index.html feeds/all.xml")
    lines = order(made)
    assert lines.index("+ index.html") > lines.index("+ posts/a/index.html")
    assert lines.index("+ index.html.br") > lines.index("+ feeds/all.xml")


def test_a_compressed_twin_of_a_page_that_is_there_is_no_new_page():
    steps = plan(new="a/index.html.br b/index.html b/index.html.br").steps
    sent = [step.send for step in steps if step.send]
    assert sent == [("b/index.html", "b/index.html.br"), ("a/index.html.br",)]


def test_hashed_files_stay_for_a_month():
    made = plan(extra=f"{OLD_STYLE} theme/css/mine.css")
    assert order(made) == ["- theme/css/mine.css"]
    assert made.record.unused == {OLD_STYLE: DAY}
    later = plan(extra=OLD_STYLE, old=made.record, terms=Terms(date(2026, 12, 28)))
    assert later.steps == ()
    assert later.record.unused == {OLD_STYLE: DAY}
    assert order(plan(extra=OLD_STYLE, old=made.record, terms=Terms(date(2026, 12, 29)))) == [
        f"- {OLD_STYLE}"
    ]


def test_a_clock_that_was_wrong_keeps_nothing_for_ever():
    old = Record({OLD_STYLE: date(2099, 1, 1)})
    assert plan(extra=OLD_STYLE, old=old).record.unused == {OLD_STYLE: DAY}


def test_the_record_is_there_before_a_new_page_and_says_when_it_is_whole():
    made = plan(new="posts/a/index.html images/a.png", changed="index.html")
    notes = [(step.title, parse_record(step.note).unseen) for step in made.steps if step.note]
    assert notes == [
        ("pictures, fonts, data", {"posts/a/index.html"}),
        ("record", frozenset()),
    ]


def test_what_an_interrupted_run_left_is_as_new_as_what_is_not_there():
    old = Record(unseen=frozenset({"posts/a/index.html", "posts/gone/index.html"}))
    made = plan(
        new="posts/b/index.html",
        changed="index.html posts/a/index.html",
        extra="posts/gone/index.html",
        old=old,
    )
    sent = [step.send for step in made.steps if step.send]
    assert sent == [("posts/a/index.html", "posts/b/index.html"), ("index.html",)]
    first = next(step.note for step in made.steps if step.note)
    assert parse_record(first).unseen == {
        *("posts/a/index.html", "posts/b/index.html", "posts/gone/index.html")
    }


def test_a_record_is_read_as_it_was_written_and_a_damaged_one_says_nothing():
    record = Record({OLD_STYLE: DAY}, "1", frozenset({"a.html"}))
    assert parse_record(render_record(record)) == record
    for text in ("", "{", "[]", "null", '{"unused": {"a": 5}}', b"\xff\xfe"):
        assert parse_record(text) == Record()


def test_wherever_runs_break_off_every_page_that_can_be_seen_is_whole():
    """Without a server: steps are broken off in the middle, files of a step come in any order."""
    chance = random.Random(5)
    server: dict[str, bytes] = {}
    record = Record()
    for number in range(40):
        wanted = make_version(number, posts=6)
        named = compare(
            {name: str(data) for name, data in wanted.items()},
            {name: str(data) for name, data in server.items()},
        )
        jobs = []
        for step in make_plan(named, record, TERMS).steps:
            if step.note:
                # With the files of its step, or before them, or after them.
                jobs.append(("note", step.note))
            group = [("send", name) for name in step.send] + [("delete", n) for n in step.delete]
            jobs += chance.sample(group, len(group))
        for kind, what in jobs[: chance.randrange(len(jobs) + 1) if number % 5 else None]:
            if kind == "note":
                record = parse_record(what)
            elif kind == "send":
                server[what] = wanted[what]
            else:
                del server[what]
            assert_whole(server)


def assert_whole(server: dict[str, bytes]) -> None:
    waiting, seen = ["index.html"] * ("index.html" in server), set()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        for part in server[name].replace(b"'", b'"').split(b'"')[1::2]:
            if not part.startswith(b"/"):
                continue
            other = part.decode().lstrip("/")
            other += "index.html" if other.endswith("/") or not other else ""
            assert other in server, (name, other)
            if other not in seen and kind_of(other) is FileKind.PAGE:
                waiting.append(other)


def test_kinds_and_names():
    kinds = {
        "a/index.html.br": FileKind.PAGE, "feeds/all.atom.xml": FileKind.POINTER,
        "a.svg": FileKind.MEDIA,
        "pagefind/pagefind-entry.json": FileKind.POINTER, "data/plot.json": FileKind.MEDIA,
        "js/site.js.gz": FileKind.CODE, "data.tar.gz": FileKind.MEDIA, "_headers": FileKind.POINTER,
    }  # fmt: skip
    assert {name: kind_of(name) for name in kinds} == kinds
    for name in (OLD_STYLE, f"{OLD_STYLE}.gz", "pagefind/fragment/en_22f71ba.pf_fragment",
                 "pagefind/pagefind.en_a618a924a5.pf_meta"):  # fmt: skip
        assert is_hashed(name), name
    for name in (
        "pagefind/pagefind-entry.json",
        "pagefind/wasm.en.pagefind",
        "a.css",
        "index.html",
    ):
        assert not is_hashed(name), name
