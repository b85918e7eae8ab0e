"""The real program on a screen of its own, and a screen reader."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from screen_reader import IS_HERE
from used_program import UsedProgram, used

from editor.resource_files import resource


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A writer's home, with a copy of the sample site."""
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(resource("sample_site"), home / "site")
    return home


@pytest.fixture(scope="module")
def program(home: Path) -> Iterator[UsedProgram]:
    """The program with a post of the sample site open."""
    if not IS_HERE:
        pytest.skip("needs Xvfb, dbus-daemon and at-spi2-core")
    post = sorted((home / "site/_posts").glob("*.md"))[0]
    with used(home, post) as program:
        yield program
