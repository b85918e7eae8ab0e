"""`post-editor render` writes pages without a window."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from editor.cli import main

POST = b"""---
title: "Fish & <chips>"
date: 2024-05-01 12:00:00
tags: [food, sea]
image: assets/fish.png
---
Hello *world*.

![there](/assets/fish.png) ![gone](/assets/gone.png)
"""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    (tmp_path / "_config.yml").write_text("timezone: UTC\n")
    (tmp_path / "_posts").mkdir()
    (tmp_path / "assets").mkdir()
    Image.new("RGB", (4, 3)).save(tmp_path / "assets" / "fish.png")
    path = tmp_path / "_posts" / "2024-05-01-fish.md"
    path.write_bytes(POST)
    return path


def test_the_fragment_is_the_body_alone(post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "--fragment", str(post)]) == 0
    assert capsys.readouterr().out.startswith("<p>Hello <em>world</em>.</p>\n\n<p><img ")


def test_the_page_stands_in_the_layouts_of_its_site(
    post: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "_layouts").mkdir()
    (tmp_path / "_layouts" / "leaf.html").write_text(
        "<h1>{{ page.title | escape }}</h1>{{ content }}"
    )
    post.write_bytes(POST.replace(b"tags:", b"layout: leaf\ntags:"))
    assert main(["render", str(post)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("<h1>Fish &amp; &lt;chips&gt;</h1><p>Hello <em>world</em>.</p>\n\n<p>")


def test_the_article_has_the_header_and_finds_the_pictures(
    post: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", "--article", str(post)]) == 0
    out = capsys.readouterr().out
    picture = (post.parent.parent / "assets" / "fish.png").as_uri()
    assert out.startswith("<!doctype html>")
    assert "<h1>Fish &amp; &lt;chips&gt;</h1>" in out
    assert "1 May 2024, 12:00" in out
    assert "<li>food</li><li>sea</li>" in out
    assert out.count(f'src="{picture}"') == 2
    assert 'src="/assets/gone.png"' in out


def test_out_writes_below_the_folder_by_the_path_in_the_site(post: Path, tmp_path: Path) -> None:
    assert main(["render", "--out", str(tmp_path / "out"), str(post)]) == 0
    written = tmp_path / "out" / "_posts" / "2024-05-01-fish.md.html"
    assert "<em>world</em>" in written.read_text("utf-8")


def test_what_cannot_be_read_is_said_and_the_rest_goes_on(
    post: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "latin.md").write_bytes(b"caf\xe9\n")
    words = ["render", "--fragment", str(tmp_path / "latin.md"), str(tmp_path / "no.md"), str(post)]
    assert main(words) == 1
    out, err = capsys.readouterr()
    assert "<em>world</em>" in out
    assert [line.partition(": ")[0] for line in err.splitlines()] == words[2:4]


def test_a_folder_that_cannot_be_made_is_said(
    post: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert main(["render", "--out", str(tmp_path / "file"), str(post)]) == 1
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("part", ["--fragment", "--article"])
def test_what_a_plain_post_has_no_use_for_is_not_imported(post: Path, part: str) -> None:
    unused = ("PySide6", "liquid", "sass", "latex2mathml")
    script = (
        "import sys; from editor.cli import main; "
        f"code = main(['render', {part!r}, {str(post)!r}]); "
        f"sys.exit(code or str([name for name in {unused} if name in sys.modules] or ''))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert not done.stderr.strip(), done.stderr.decode()
