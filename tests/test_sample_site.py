"""The sample site: what it shows, and that the editor and Jekyll find nothing wrong with it."""

import os
import subprocess
from pathlib import Path

import pytest
from real_jekyll import needs_jekyll

from editor.checks import find_problems
from editor.post.post import Post
from editor.resource_files import resource
from editor.site.image_facts import facts
from editor.site.place import Place
from editor.site.site import find_site

SITE = resource("sample_site")
POSTS = sorted((SITE / "_posts").glob("*.md"))
DRAFTS = sorted((SITE / "_drafts").glob("*.md"))
PROBLEMS = SITE / "_drafts" / "a-post-with-problems.md"
PICTURES = sorted(path for path in (SITE / "assets" / "images").iterdir())


def problems_of(path: Path):
    return find_problems(Post.parse(path.read_bytes()), Place(path, find_site(path)))


def test_there_are_posts_drafts_and_pictures():
    assert len(POSTS) == 10
    assert len(DRAFTS) == 2
    assert len(PICTURES) >= 10


@pytest.mark.parametrize("path", [*POSTS, *DRAFTS], ids=lambda path: path.stem)
def test_only_the_draft_made_for_it_has_problems(path: Path):
    assert bool(problems_of(path)) == (path == PROBLEMS)


def test_that_draft_shows_every_severity():
    assert len({problem.severity for problem in problems_of(PROBLEMS)}) == 3


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_pictures_are_light_and_what_their_names_say(path: Path):
    found = facts(path)
    assert found is not None
    assert found.type == path.suffix[1:].replace("jpg", "jpeg")
    assert found.bytes < 80_000


@needs_jekyll
def test_jekyll_builds_it_without_a_warning(site: Path, tmp_path: Path):
    command = ["jekyll", "build", "--source", str(site), "--destination", str(tmp_path / "built")]
    environment = dict(os.environ, LC_ALL="C.UTF-8", NO_COLOR="1")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=site)
    words = (done.stdout + done.stderr).lower()
    assert done.returncode == 0, words
    assert not [word for word in ("warning", "error", "deprecat") if word in words], words
    assert len(list((tmp_path / "built").glob("20*/**/index.html"))) == len(POSTS)


@needs_jekyll
def test_its_front_page_names_every_post(site: Path, tmp_path: Path):
    command = ["jekyll", "build", "--source", str(site), "--destination", str(tmp_path / "built")]
    subprocess.run(command, env=dict(os.environ, LC_ALL="C.UTF-8"), capture_output=True, check=True)
    page = (tmp_path / "built" / "index.html").read_text("utf-8")
    assert page.count("<h2>") == len(POSTS)
    assert "Ein Winter auf der Insel" in page
