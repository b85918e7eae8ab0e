"""An image gets another name or folder, and all that leads to it follows, byte for byte."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath

import pytest
from little_site import LittleSite
from pictures import picture
from real_jekyll import build, needs_jekyll

from editor.moves.doing import carry_out
from editor.moves.image_rename import image_rename
from editor.moves.plan import Plan
from editor.post.errors import Cancelled, FileError
from editor.site.site import find_site

OLD = "assets/images/pier.png"
POST = """---\r
layout: post\r
image: assets/images/pier.png   # the lead\r
gallery: [/assets/images/pier.png, "/assets/images/other.png"]\r
---\r
![Pier](/assets/images/pier.png) and ![other](/assets/images/other.png)\r
<img src="{{ '/assets/images/pier.png' | relative_url }}" alt="x">\r
"""
FILES: dict[str, str | bytes] = {
    "_posts/2025-12-03-news.md": POST,
    "_drafts/idea.md": "![x]({{ site.baseurl }}/assets/images/pier.png)\n",
    "about.md": "---\nimage:\n  path: /assets/images/pier.png\n---\n"
    "{% link assets/images/pier.png %}\n",
    "_notes/a.md": "---\n---\n![x](/assets/images/pier.png)\n",
    "_data/people.yml": "- face: /assets/images/pier.png\n",
    "_includes/head.html": '<link rel="icon" href="/assets/images/pier.png">\n',
    "assets/main.css": b"/* \xe9 */ a { background: url(images/pier.png) }\n",
    "_config.yml": "timezone: UTC\ncollections: {notes: {output: true}}\n"
    "logo: /assets/images/pier.png\n",
    "_layouts/post.html": '<img class="lead" src="/{{ page.image }}">{{ content }}',
    "_site/index.html": "/assets/images/pier.png",
    ".git/x.md": "/assets/images/pier.png",
    OLD: picture(),
    "assets/images/other.png": picture(9),
}


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    return LittleSite(tmp_path / "site", files=FILES)


def rename(site: LittleSite, new: str, old: str = OLD) -> Plan:
    return image_rename(PurePosixPath(old), PurePosixPath(new), find_site(site.root / "x.md"))


def files(site: LittleSite) -> dict[str, bytes]:
    found = (path for path in site.root.rglob("*") if path.is_file())
    return {str(path.relative_to(site.root)): path.read_bytes() for path in found}


@pytest.mark.parametrize("new", ["assets/images/quay.png", "img/2025/pier.png", "quay.png"])
def test_everything_follows_and_goes_back(site: LittleSite, new: str):
    before = files(site)
    plan = rename(site, new)
    carry_out(plan)
    left_alone = ("_site/index.html", ".git/x.md", OLD)
    expected = {
        name: data if name in left_alone else data.replace(OLD.encode(), new.encode())
        for name, data in before.items()
    }
    expected[new] = expected.pop(OLD)
    sheet = os.path.relpath(new, "assets").encode()
    expected["assets/main.css"] = before["assets/main.css"].replace(b"images/pier.png", sheet)
    assert files(site) == expected
    carry_out(plan.back)
    assert files(site) == before


def test_only_other_capitals(site: LittleSite):
    plan = rename(site, "assets/images/Pier.png")
    carry_out(plan)
    assert sorted(os.listdir(site.root / "assets/images")) == ["Pier.png", "other.png"]
    assert b"image: assets/images/Pier.png " in files(site)["_posts/2025-12-03-news.md"]


def test_broken_capitals_are_mended_on_the_way(site: LittleSite):
    site.write("_drafts/idea.md", "![x](/assets/images/PIER.png)\n")
    carry_out(rename(site, "assets/images/quay.png"))
    assert files(site)["_drafts/idea.md"] == b"![x](/assets/images/quay.png)\n"


def test_what_stays_is_told(site: LittleSite):
    site.write("_drafts/idea.md", "Words\n`/assets/images/pier.png`\n\n{% x src='pier.png' %}\n")
    site.write("_drafts/other.md", "![x](/elsewhere/pier.png)\n")
    (warning,) = rename(site, "assets/images/quay.png").warnings
    assert "_drafts/idea.md (line 2), _drafts/idea.md (line 4)." in warning
    assert "other.md" not in warning


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (OLD, "called that already"),
        ("assets/images/OTHER.png", "already"),
        ("assets/images/a b.png", "no good name"),
        ("assets/images/pier.jpg", "end in .png"),
        ("my images/pier.png", "cannot hold"),
        ("../pier.png", "out of the site"),
        ("_images/pier.png", "leaves such names out"),
        ("about.md/pier.png", "is a file"),
    ],
)
def test_names_that_will_not_do(site: LittleSite, new: str, why: str):
    with pytest.raises(FileError, match=re.escape(why)):
        rename(site, new)


def test_nothing_leaves_or_comes_from_outside(site: LittleSite, tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/x.png").write_bytes(picture())
    os.symlink(tmp_path / "elsewhere", site.root / "linked")
    with pytest.raises(FileError, match="out of the site"):
        rename(site, "linked/pier.png")
    with pytest.raises(FileError, match="no file of the site"):
        rename(site, "assets/x.png", old="linked/x.png")
    with pytest.raises(FileError, match="no file of the site"):
        rename(site, "assets/x.png", old="assets/gone.png")


def test_it_can_be_stopped(site: LittleSite):
    def stop(_done: int, _all: int) -> None:
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        image_rename(
            PurePosixPath(OLD), PurePosixPath("x.png"), find_site(site.root / "x.md"), stop
        )


@needs_jekyll
@pytest.mark.parametrize("new", ["assets/images/quay.png", "img/2025/pier.png"])
def test_jekyll_publishes_what_the_pages_show(site: LittleSite, new: str):
    carry_out(rename(site, new))
    built = build(site.root)
    assert built.went_through, built.words
    output = built.posts["2025-12-03-news.md"]["output"]
    sources = re.findall(r'src="([^"]*)"', output)
    assert len(sources) == 4
    assert f"/{new}" in sources
    assert all((site.root / "_site" / each.lstrip("/")).is_file() for each in sources)
    sheet = (site.root / "_site/assets/main.css").read_bytes()
    shown = re.search(rb"url\((.*)\)", sheet)
    assert shown
    assert (site.root / "_site/assets" / shown[1].decode()).is_file()
