"""Pagefind at work."""

import shutil

from plugins.search.indexing import Indexing, write_pages

PAGE = "<html><body><main data-pagefind-body><h1>A title</h1>Nets</main></body></html>"


def test_an_index_that_is_not_wanted_any_more_is_not_waited_for(tmp_path):
    pages = write_pages([PAGE] * 3000)
    indexing = Indexing(pages, "en", ())
    asked = []

    def is_wanted() -> bool:
        asked.append(indexing._process.poll())
        return False

    assert indexing.finish(tmp_path, is_wanted) == []
    assert asked[0] is None, "Pagefind was still at work"
    assert indexing._process.returncode
    assert not [*tmp_path.iterdir()]
    shutil.rmtree(pages)


def test_an_index_that_is_wanted_is_there(tmp_path):
    pages = write_pages([PAGE])
    names = Indexing(pages, "en", ()).finish(tmp_path)
    assert "pagefind.js" in names
    assert all((tmp_path / name).is_file() for name in names)
    shutil.rmtree(pages)
