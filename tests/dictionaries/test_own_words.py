"""The writer's own words in their file."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from editor.dictionaries import own_words
from editor.dictionaries.own_words import MOST_BYTES, OwnWords
from editor.post.errors import WriteFailed


def test_a_word_added_is_known_and_kept(tmp_path: Path) -> None:
    own = OwnWords(tmp_path / "config" / "words.txt")
    assert own.words == frozenset()
    own.add("Kvitøya")
    own.add("l’été")
    assert own.words == {"Kvitøya", "l'été"}
    assert (tmp_path / "config" / "words.txt").read_text("utf-8") == "Kvitøya\nl'été\n"
    assert OwnWords(own.file).words == own.words


def test_what_another_program_writes_is_read_and_stays(tmp_path: Path) -> None:
    own = OwnWords(tmp_path / "words.txt")
    own.add("one")
    own.file.write_bytes("\ufeffone\r\n two \n\n".encode() + b"\xff\n")
    assert own.words == {"one", "two"}
    own.add("three")
    assert own.file.read_bytes() == b"one\nthree\ntwo\n\xff\n"
    assert own.words == {"one", "two", "three"}


def test_words_can_be_taken_out(tmp_path: Path) -> None:
    own = OwnWords(tmp_path / "words.txt")
    own.change(["b", "a", " ", "b"], [])
    assert own.file.read_text("utf-8") == "a\nb\n"
    other = OwnWords(own.file)
    other.add("c")
    own.change([], ["a", "b"])
    assert own.words == other.words == {"c"}


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    own = OwnWords(tmp_path / "file" / "words.txt")
    told = r"Your words could not be written to “.*words.txt”: a file stands in the place of its"
    with pytest.raises(WriteFailed, match=told):
        own.add("word")


def test_a_file_that_cannot_be_read_once_loses_no_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = OwnWords(tmp_path / "words.txt")
    own.add("one")
    assert own.words == {"one"}
    own.file.write_text("one\ntwo\n", "utf-8")

    def fail(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(own_words, "plain_bytes", fail)
        assert own.words == {"one"}
        with pytest.raises(WriteFailed, match="the disk reports an error"):
            own.add("three")
    assert own.words == {"one", "two"}


def test_no_word_is_lost_among_several_writers(tmp_path: Path) -> None:
    wanted = {f"word{number}" for number in range(24)}

    def add(word: str) -> None:
        OwnWords(tmp_path / "words.txt").add(word)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, wanted))
    assert OwnWords(tmp_path / "words.txt").words == wanted


def test_lines_in_another_encoding_stay_as_they_are(tmp_path: Path) -> None:
    own = OwnWords(tmp_path / "words.txt")
    own.file.write_bytes("café\n".encode("latin-1"))
    assert own.words == frozenset()
    own.add("sea")
    assert own.file.read_bytes() == b"caf\xe9\nsea\n"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_stays_one(tmp_path: Path) -> None:
    kept = tmp_path / "elsewhere.txt"
    kept.write_text("one\n", "utf-8")
    own = OwnWords(tmp_path / "words.txt")
    own.file.symlink_to(kept)
    own.add("two")
    assert own.file.is_symlink()
    assert kept.read_text("utf-8") == "one\ntwo\n"


def test_a_huge_file_is_neither_read_nor_changed(tmp_path: Path) -> None:
    own = OwnWords(tmp_path / "words.txt")
    own.file.write_bytes(b"word\n" * (MOST_BYTES // 5 + 1))
    size = own.file.stat().st_size
    assert own.words == frozenset()
    assert own.trouble == f"Your words in “{own.file}” cannot be read: it is too large."
    with pytest.raises(WriteFailed, match="it is too large"):
        own.add("one")
    assert own.file.stat().st_size == size


@pytest.mark.skipif(sys.platform == "win32", reason="there are no FIFOs")
def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    own = OwnWords(tmp_path / "words.txt")
    os.mkfifo(own.file)
    assert own.words == frozenset()
    with pytest.raises(WriteFailed, match="it is no plain file"):
        own.add("one")
    assert own.file.is_fifo()


def test_a_folder_in_its_place_is_trouble_as_long_as_it_is_there(tmp_path: Path) -> None:
    own = OwnWords(tmp_path / "words.txt")
    assert (own.words, own.trouble) == (frozenset(), "")
    own.file.mkdir()
    assert own.words == frozenset()
    assert own.trouble.endswith("cannot be read: it is a folder.")
    with pytest.raises(WriteFailed, match="it is a folder"):
        own.add("one")
    own.file.rmdir()
    own.add("one")
    assert (own.words, own.trouble) == ({"one"}, "")


def test_what_a_program_that_died_left_half_written_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / f".post-editor-{'0' * 16}.tmp").touch()
    OwnWords(tmp_path / "words.txt").add("one")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["words.lock", "words.txt"]
