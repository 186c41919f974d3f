"""The index of Pagefind has the same bytes each time: its filters are in order."""

import gzip
import json

from plugins.search.settling import START, decode, encode, settle


def written(folder, tags, filters):
    """Write an index with a filter "tag", as Pagefind does; return its files after settling."""
    (folder / "filter").mkdir(parents=True)
    meta = ["1.5.2", [["en_aaaaaaa", 300]], [], filters, [["date", [1, 0]]], ["title"]]
    for name, value in (
        ("filter/en_1111111.pf_filter", ["tag", tags]),
        ("filter/en_2222222.pf_filter", ["level", [["math", [1]]]]),
        ("pagefind.en_3333333333.pf_meta", meta),
    ):
        (folder / name).write_bytes(gzip.compress(START + encode(value)))
    entry = {"version": "1.5.2", "languages": {"en": {"hash": "en_3333333333", "page_count": 2}}}
    (folder / "pagefind-entry.json").write_text(json.dumps(entry), "utf-8")
    settle(folder)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


TAGS = [["depth", [0]], ["é 😀", [70000, 23, 24, 255, 256]]]
FILTERS = [["level", "en_2222222"], ["tag", "en_1111111"]]


def test_two_orders_give_the_same_files_which_know_each_other(tmp_path):
    one = written(tmp_path / "one", TAGS, FILTERS)
    assert one == written(tmp_path / "two", TAGS[::-1], FILTERS[::-1])
    assert len(one) == 4
    name = json.loads(one["pagefind-entry.json"])["languages"]["en"]["hash"]
    data = gzip.decompress(one[f"pagefind.{name}.pf_meta"])
    meta, end = decode(data, len(START))
    assert end == len(data)
    assert [kind for kind, _ in meta[3]] == ["level", "tag"]
    assert {f"filter/{file}.pf_filter" for _, file in meta[3]} < one.keys()
    assert meta[4] == [["date", [1, 0]]]


def test_an_index_of_another_kind_stays_as_it_is(tmp_path):
    (tmp_path / "filter").mkdir()
    (tmp_path / "filter/en_1.pf_filter").write_bytes(gzip.compress(b"pagefind_dcd\xa0"))
    (tmp_path / "pagefind-entry.json").write_text('{"languages": {}}', "utf-8")
    settle(tmp_path)
    assert (tmp_path / "filter/en_1.pf_filter").is_file()
    settle(tmp_path / "nothing")
