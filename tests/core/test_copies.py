"""Copies that two builds make at once."""

import pytest

from plugins.core.copies import copy_beside_others


def test_a_folder_that_another_build_has_made_is_no_error(tmp_path):
    def copy():
        for name in "abc":
            folder = tmp_path / name
            if not folder.exists():
                folder.mkdir()  # by the other one
                folder.mkdir()
        (tmp_path / "c" / "file").write_text("Text")

    copy_beside_others(copy)
    assert (tmp_path / "c" / "file").is_file()


def test_a_file_in_the_way_is_one(tmp_path):
    (tmp_path / "a").write_text("")
    with pytest.raises(FileExistsError):
        copy_beside_others((tmp_path / "a").mkdir)
