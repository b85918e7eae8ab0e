"""What every test may use, and what fails any test: a log line that nobody expected."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from editor.resource_files import resource

# How long an example takes is no test: the machine may be busy with others. The same examples every
# time, so that a change is what makes a test fail; HYPOTHESIS_PROFILE=seek looks for other ones.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("seek", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the sample site."""
    return Path(shutil.copytree(resource("sample_site"), tmp_path / "site"))


@pytest.fixture
def post_file(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a post's text to a file of its own, and gives the file."""

    def write(text: str, name: str = "2026-03-01-ferry.md") -> Path:
        path = tmp_path / "_posts" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
        return path

    return write


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture):
    """A warning in the log that a test did not look at is a defect."""
    yield
    lines = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not lines, f"logged: {[line.getMessage() for line in lines]}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests against a real Jekyll need one."""
    if shutil.which("jekyll") and shutil.which("ruby"):
        return
    for item in items:
        if item.get_closest_marker("jekyll"):
            item.add_marker(pytest.mark.skip(reason="there is no jekyll on this machine"))


@pytest.fixture(autouse=True, scope="session")
def own_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where programs that the tests start keep their state: not among the tester's own."""
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder))
        yield folder


@pytest.fixture(autouse=True, scope="session")
def trash(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the tests' deleted files go: not to the tester's own trash, nor copies to their state.

    What moves files there looks once, when it is first imported, where that is.
    """
    data = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(data))
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield data / "Trash" / "files"
