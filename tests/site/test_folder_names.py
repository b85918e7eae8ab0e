import os
import time

import pytest

from editor.site import folder_names as module
from editor.site.folder_names import folder_names

LONG_AGO = 1_000_000_000  # ns since the epoch


def test_of_names_that_differ_by_capitals_the_first_is_found(tmp_path):
    for name in ("sea.JPG", "Sea.jpg"):
        (tmp_path / name).touch()
    names = folder_names(tmp_path)
    assert names.exact == {"sea.JPG", "Sea.jpg"}
    assert names.by_fold == {"sea.jpg": "Sea.jpg"}


def test_a_folder_that_changed_just_now_is_read_again(tmp_path):
    now = time.time_ns()
    for name in ("a", "b"):
        (tmp_path / name).touch()
        os.utime(tmp_path, ns=(now, now))  # as where the clock is too coarse to tell them apart
        assert name in folder_names(tmp_path).exact


def test_a_folder_that_does_not_change_is_read_once(tmp_path, monkeypatch):
    (tmp_path / "a").touch()
    os.utime(tmp_path, ns=(LONG_AGO, LONG_AGO))
    first = folder_names(tmp_path)
    monkeypatch.setattr(module, "listed", None)
    assert folder_names(tmp_path) is first


def test_a_change_is_seen(tmp_path):
    os.utime(tmp_path, ns=(LONG_AGO, LONG_AGO))
    assert folder_names(tmp_path).exact == set()
    (tmp_path / "b").touch()
    assert folder_names(tmp_path).exact == {"b"}


def test_a_folder_that_is_not_there_raises(tmp_path):
    with pytest.raises(FileNotFoundError):
        folder_names(tmp_path / "no")
