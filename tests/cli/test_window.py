"""The window's command line where no window opens: sentences, exit codes, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from editor import __version__
from editor.cli import main
from editor.cli.window import can_be_read

ENVIRON = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}


def run(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "editor", *words],
        env={**{k: v for k, v in ENVIRON.items() if k != "QT_QPA_PLATFORM"}, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def test_version(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"post-editor {__version__}\n"


def test_help_names_the_commands(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert all(word in said for word in ("check", "set", "render", "--screenshot"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a display")
def test_without_a_display_it_says_so_in_one_sentence():
    pytest.importorskip("PySide6")
    done = run()
    assert done.returncode == 2
    assert done.stderr.startswith("post-editor: There is no display")
    assert done.stderr.count("\n") == 1


def test_posts_that_cannot_be_read_are_named(tmp_path: Path):
    pytest.importorskip("PySide6")
    bad = tmp_path / "bad.md"
    bad.mkdir()
    done = run(str(bad), str(tmp_path / "none.md"), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert "bad.md: There is no site" in done.stderr
    assert "none.md: There is no file" in done.stderr


@pytest.mark.parametrize("size", ["wide", "0x5", "5", "5x"])
def test_a_size_that_is_none(size, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--size", size])
    assert ended.value.code == 2
    assert "--size" in capsys.readouterr().err


def test_a_folder_without_a_site_is_told(tmp_path, capsys):
    assert not can_be_read(tmp_path)
    assert "no site" in capsys.readouterr().err
    (tmp_path / "_posts").mkdir()
    assert can_be_read(tmp_path)


@pytest.mark.parametrize("data", [b"caf\xe9", b"a\0b", b"\xff\xfea\0"])
def test_bytes_that_are_no_utf_8_can_be_looked_at(tmp_path, data):
    (tmp_path / "post.md").write_bytes(data)
    assert can_be_read(tmp_path / "post.md")
