"""The folder of a build goes with its program, at the latest when another build begins."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from editor.jekyll.scratch_folder import PREFIX, ScratchFolder

DIES = """
import os
from editor.jekyll.scratch_folder import ScratchFolder
folder = ScratchFolder()
(folder.path / "page.html").touch()
os._exit(9)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def test_it_goes_when_it_is_removed(temporary):
    folder = ScratchFolder()
    (folder.path / "page.html").touch()
    folder.remove()
    assert [*temporary.iterdir()] == []


@pytest.mark.skipif(os.name == "nt", reason="TMPDIR is not asked there")
def test_that_of_a_dead_program_goes_and_that_of_a_living_one_stays(temporary):
    living = ScratchFolder()
    environment = os.environ | {"PYTHONPATH": os.getcwd()}
    assert subprocess.run([sys.executable, "-c", DIES], env=environment).returncode == 9
    assert len([*temporary.iterdir()]) == 2
    another = ScratchFolder()
    assert {*temporary.iterdir()} == {living.path, another.path}
    living.remove()
    another.remove()


def test_what_is_no_folder_of_ours_stays(temporary):
    other, link = temporary / "mine", temporary / f"{PREFIX}link"
    other.mkdir()
    (other / "lock").touch()
    try:
        link.symlink_to(other, target_is_directory=True)
    except OSError:
        pytest.skip("there are no links here")
    (temporary / f"{PREFIX}new").mkdir()  # of a program that is about to lock it
    ScratchFolder().remove()
    assert {each.name for each in temporary.iterdir()} == {"mine", link.name, f"{PREFIX}new"}
    assert (other / "lock").exists()
