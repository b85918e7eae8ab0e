"""Nothing of a stranger's post runs, and nothing of it reaches out, in either view or on paper."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hostile import FOLDER, PLACES, vectors

SUPPORT = FOLDER.parents[2] / "support"
FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere one computer has one address: 127.0.0.1"
)


@dataclass(frozen=True)
class Outcome:
    """What came of the vectors, by name."""

    ran: list[str]
    asked: list[str]
    passed: list[str]
    opened: list[str]
    unpatched: list[str]


def outcome(how: str, tmp_path: Path) -> Outcome:
    """Show all vectors in a process of its own, where names are resolved."""
    environ = {name: value for name, value in os.environ.items() if name != FLAGS}
    root = FOLDER.parents[3]
    done = subprocess.run(
        [sys.executable, FOLDER / "show_all.py", how, tmp_path / "site"],
        env=environ | {"PYTHONPATH": f"{root}{os.pathsep}{SUPPORT}"},
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]
    found = json.loads(done.stdout)
    names = {str(each.number): each.name for each in vectors()} | {"0": "(whose is not known)"}
    ran, asked = ([names[n] for n in found[key]] for key in ("ran", "asked"))
    return Outcome(ran, asked, found["passed"], found["opened"], found["unpatched"])


def test_the_vectors_are_many_and_each_has_a_name() -> None:
    names = [each.name for each in vectors()]
    assert len(names) == len(set(names)) >= 150
    assert len({each.markup for each in vectors()}) == len(names)
    assert len(PLACES) == 7


@pytest.mark.slow
def test_a_browser_without_care_runs_them_and_reaches_out(tmp_path: Path) -> None:
    found = outcome("control", tmp_path)
    assert len(set(found.ran)) > 150
    assert len(set(found.asked)) > 75
    assert "connection in advance" in found.asked


@pytest.mark.slow
@pytest.mark.parametrize("how", ["rich text", "exported"])
def test_what_others_are_given_runs_none_in_such_a_browser(tmp_path: Path, how: str) -> None:
    assert outcome(how, tmp_path).ran == []


@pytest.mark.slow
def test_rich_text_asks_for_its_pictures_alone(tmp_path: Path) -> None:
    # A link that is pressed leads to its address, which is what it is for.
    asked = set(outcome("rich text at rest", tmp_path).asked) - {"(whose is not known)"}
    markup = {each.name: each.markup for each in vectors()}
    assert asked
    assert [each for each in asked if not re.search("<im(g|age)", markup[each])] == []


@pytest.mark.slow
def test_they_would_run_in_the_sites_own_pages(tmp_path: Path) -> None:
    found = outcome("trusting", tmp_path)
    assert len(set(found.ran)) > 75
    assert found.passed


@pytest.mark.slow
def test_the_preview_runs_none_and_asks_nobody(tmp_path: Path) -> None:
    found = outcome("preview", tmp_path)
    assert found.ran == []
    assert found.asked == []
    assert found.passed == [], "the gate alone stood before these"
    assert found.unpatched == []
    assert {address.partition(":")[0] for address in found.opened} <= {"http", "https", "mailto"}


@pytest.mark.slow
def test_on_paper_none_runs_and_nobody_is_asked(tmp_path: Path) -> None:
    found = outcome("paper", tmp_path)
    assert (found.ran, found.asked, found.opened) == ([], [], [])


@pytest.mark.slow
@pytest.mark.parametrize("wall", ["engine", "policy", "cleaning"])
def test_each_wall_alone_keeps_them_from_running(tmp_path: Path, wall: str) -> None:
    assert outcome(wall, tmp_path).ran == []
