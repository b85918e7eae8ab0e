"""`post-editor set`: one field, one line; what cannot be read is named and left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from editor.cli import main

POST = '---\ntitle: "Old"  # c\ntags: [a]\ndate: 2026-03-01\n---\n\nBody\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "post.md"
    file.write_text(POST, "utf-8")
    return file


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        (["-f", "title=New words"], '"Old"', '"New words"'),
        (["-f", "title="], '"Old"', "null"),
        (["-f", 'title="yes"'], '"Old"', '"yes"'),
        (["--field", "tags=[a, b]"], "[a]", "[a, b]"),
        (["-f", "date=2026-04-05 06:07 +0100"], "2026-03-01", "2026-04-05 06:07 +0100"),
        (["-f", "pin=true"], "\n---\n\n", "\npin: true\n---\n\n"),
        (["-f", "rank=1.5", "-f", "n=2"], "\n---\n\n", "\nrank: 1.5\nn: 2\n---\n\n"),
        (["--remove", "tags"], "tags: [a]\n", ""),
        (["--rename", "title=name"], "title:", "name:"),
        (["--rename", "title=name", "-f", "name=x"], 'title: "Old"', 'name: "x"'),
    ],
)
def test_it_changes_that_field_alone(path, words, old, new):
    assert main(["set", *words, str(path)]) == 0
    assert path.read_text("utf-8") == POST.replace(old, new, 1)


def test_nothing_to_change_nothing_written(path):
    os.utime(path, ns=(10**18, 10**18))
    assert main(["set", "-f", "title=Old", "--remove", "nothing", str(path)]) == 0
    assert path.stat().st_mtime_ns == 10**18


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(path, tmp_path, capsys):
    broken = tmp_path / "broken.md"
    broken.write_text('---\ntitle: "x\n---\n', "utf-8")
    gone = tmp_path / "gone.md"
    assert main(["set", "-f", "title=New", str(broken), str(gone), str(path)]) == 1
    said = capsys.readouterr().err
    assert f"{broken}: Line " in said
    assert f"{gone}: There is no file" in said
    assert broken.read_text("utf-8") == '---\ntitle: "x\n---\n'
    assert '"New"' in path.read_text("utf-8")


@pytest.mark.parametrize(
    "words", [["-f", "title"], ["-f", "=x"], ["-f", "a=[x"], ["--rename", "a"], ["--rename", "a="]]
)
def test_a_wrong_call_touches_nothing(path, words, capsys):
    assert main(["set", *words, str(path)]) == 2
    assert words[1] in capsys.readouterr().err
    assert path.read_text("utf-8") == POST


def test_a_title_with_a_colon_is_named_as_no_valid_yaml(path, capsys):
    assert main(["set", "-f", "title=Part 1: the sea", str(path)]) == 2
    assert "not valid YAML" in capsys.readouterr().err
