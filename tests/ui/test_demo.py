"""The main job without a display, as `make run` does it where there is none."""

import os
import re
import subprocess
import sys
from pathlib import Path

from editor.post.post import Post


def run_demo(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "TMPDIR": str(folder)}
    environ.pop("DISPLAY", None)
    environ.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "-m", "editor.ui.demo", *words]
    return subprocess.run(command, env=environ, capture_output=True, text=True)


def paths_in(output: str) -> tuple[Path, Path]:
    copy, picture = (re.search(rf"The {what}: +(.+)", output) for what in ("copy", "picture"))
    assert copy
    assert picture
    return Path(copy[1]), Path(picture[1])


def test_it_edits_a_copy_and_shows_the_two_lines(site: Path, tmp_path: Path):
    post = site / "_posts" / "2026-02-27-before-the-boats-go-in.md"
    before = post.read_bytes()
    done = run_demo(tmp_path, str(post))
    assert done.returncode == 0, done.stderr
    copy, picture = paths_in(done.stdout)
    assert post.read_bytes() == before
    old, new = before.split(b"\n"), copy.read_bytes().split(b"\n")
    changed = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    assert len(changed) == 2
    assert all(b"dited" in b and b"dited" not in a for a, b in changed)
    assert picture.read_bytes()[:4] == b"\x89PNG"


def test_a_post_without_a_site_is_copied_alone(post_file, tmp_path: Path):
    post = post_file('---\ntitle: "Alone"\n---\n\nText.\n')
    done = run_demo(tmp_path, str(post))
    assert done.returncode == 0, done.stderr
    copy, _picture = paths_in(done.stdout)
    assert Post.parse(copy.read_bytes()).get("title") == "Alone (edited)"


def test_a_post_that_is_not_there_is_one_sentence(tmp_path: Path):
    done = run_demo(tmp_path, str(tmp_path / "none.md"))
    assert done.returncode == 2
    assert done.stdout.startswith("There is no file")
    assert len(done.stdout.splitlines()) == 1
