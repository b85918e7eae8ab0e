"""A copy of the site is built with the post as it is now; the site itself stays untouched."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from little_site import NAME, LittleSite, post
from real_jekyll import needs_jekyll

from editor.jekyll.jekyll_build import (
    LARGE,
    built_page,
    complaint,
    environment,
    flags_for,
    prepare,
)
from editor.post.errors import Cancelled
from editor.post.post import Post

SAVED = post("layout: post\ntitle: Saved", "Saved words.\n")
UNSAVED = Post.parse(post("layout: post\ntitle: Unsaved", "Unsaved words.\n").encode())


@pytest.fixture
def little(tmp_path: Path) -> LittleSite:
    little = LittleSite(tmp_path / "site", "title: Harbour\n")
    little.write(NAME, SAVED)
    little.write("assets/large.bin", b"x" * LARGE)
    little.write("_site/old.html", "old")
    little.write(".git/config", "secret")
    (little.root / "assets/lost.png").symlink_to("/nowhere/at/all")
    return little


def contents(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_the_copy_holds_the_unsaved_post_and_what_a_build_needs(
    little: LittleSite, tmp_path: Path
) -> None:
    before = contents(little.root)
    build = prepare(UNSAVED, little.place(), tmp_path / "scratch")
    assert (build.source / NAME).read_bytes() == UNSAVED.to_bytes()
    assert (build.source / "_layouts/post.html").is_file()
    assert (build.source / "assets/large.bin").is_symlink()
    assert not (build.source / "_site").exists()
    assert not (build.source / ".git").exists()
    assert contents(little.root) == before


def test_it_stops_when_it_is_told_to(little: LittleSite, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        prepare(UNSAVED, little.place(), tmp_path / "scratch", goes_on=lambda: False)


def test_a_draft_and_a_withheld_post_are_built_too(little: LittleSite) -> None:
    withheld = Post.parse(b"---\npublished: false\n---\n")
    assert flags_for(UNSAVED, little.place()) == ("--future",)
    assert "--drafts" in flags_for(UNSAVED, little.place("_drafts/x.md"))
    assert "--unpublished" in flags_for(withheld, little.place())


@pytest.mark.parametrize(
    ("url", "file"),
    [("/a/x.html", "a/x.html"), ("/a/x/", "a/x/index.html"), ("/a/x", "a/x.html"), ("/b", None)],
)
def test_where_a_page_was_written(
    little: LittleSite, tmp_path: Path, url: str, file: str | None
) -> None:
    build = prepare(UNSAVED, little.place(), tmp_path / "scratch")
    if file:
        (build.result / file).parent.mkdir(parents=True)
        (build.result / file).write_text("x")
    assert built_page(build, url) == (build.result / file if file else None)


def test_what_stopped_the_build() -> None:
    words = (
        "Configuration file: x\n  Generating...\n  Liquid Exception: Unknown tag\n   Error: bad\n"
    )
    assert complaint(words) == "Error: bad"


@needs_jekyll
def test_jekyll_builds_the_copy(little: LittleSite, tmp_path: Path) -> None:
    build = prepare(UNSAVED, little.place(), tmp_path / "scratch")
    run = subprocess.run(
        build.command, env=environment(os.environ, bundler=False), capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    page = built_page(build, "/2025/12/03/news.html")
    assert page is not None
    assert "Unsaved words." in page.read_text()
    assert (little.root / "_site/old.html").read_text() == "old"
