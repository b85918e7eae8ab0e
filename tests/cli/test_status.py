"""`post-editor status` says where and when posts are published, or why not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from editor.cli import main

POSTS = {
    "_posts/2024-05-01-news.md": b"---\ndate: 2024-05-01 12:00:00 +0200\n---\nWords.\n",
    "_posts/2024-05-02-held.md": b"---\npublished: false\ndate: 2090-01-01\n---\nWords.\n",
    "_posts/2024-05-03-latin.md": b"---\ntitle: caf\xe9\n---\n",
    "_posts/2024-05-04-stops.md": b"---\ndate: 2025-13-45\n---\n",
    "_posts/2024-05-05-rolled.md": b"---\ndate: 2024-02-30\n---\n",
    "sub/_drafts/idea.md": b"---\ntitle: x\n---\nWords.\n",
}


@pytest.fixture
def posts(tmp_path: Path) -> list[str]:
    (tmp_path / "_config.yml").write_text("timezone: Europe/Berlin\npermalink: pretty\n")
    for name, data in POSTS.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return [str(tmp_path / name) for name in POSTS]


def test_json_is_one_object_keyed_by_the_paths_in_the_site(
    posts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", "--format", "json", *posts]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == list(POSTS)
    assert found["_posts/2024-05-01-news.md"] == {
        "url": "/2024/05/01/news/",
        "date": "2024-05-01T12:00:00+02:00",
        "published": True,
        "reasons": [],
    }
    held = found["_posts/2024-05-02-held.md"]
    assert (held["published"], len(held["reasons"])) == (False, 2)
    assert held["date"] == "2090-01-01T00:00:00+01:00"
    for name in ("_posts/2024-05-03-latin.md", "_posts/2024-05-04-stops.md"):
        assert (found[name]["url"], found[name]["date"]) == (None, None)
        assert len(found[name]["reasons"]) == 1
    assert found["sub/_drafts/idea.md"]["url"].startswith("/sub/")


def test_the_text_is_for_people(posts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", posts[0], posts[1], posts[4]]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "_posts/2024-05-01-news.md: published at /2024/05/01/news/, dated 1 May 2024, 12:00 +0200",
        "_posts/2024-05-02-held.md: not published; its address would be /2090/01/01/held/",
        "    `published: false` holds it back.",
        "    Its date is still to come: 1 January 2090, 00:00.",
        "_posts/2024-05-05-rolled.md: published at /2024/03/01/rolled/, "
        "dated 1 March 2024, 00:00 +0100",
        "    The day 2024-02-30 does not exist: Jekyll counts on into the next month.",
    ]


def test_what_cannot_be_read_is_said_and_the_rest_told(
    posts: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", "--format", "json", str(tmp_path / "no.md"), posts[0]]) == 1
    out, err = capsys.readouterr()
    assert list(json.loads(out)) == ["_posts/2024-05-01-news.md"]
    assert err.startswith(f"{tmp_path / 'no.md'}: There is no file")


def test_pages_and_documents_have_their_addresses_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "_config.yml").write_text("collections: {docs: {output: true}, notes: {}}\n")
    names = ("about.md", "_docs/a.md", "_notes/a.md", "_kept/a.md")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("---\ntitle: x\n---\n")
    assert main(["status", "--format", "json", *(str(tmp_path / name) for name in names)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [found[name]["published"] for name in names] == [True, True, False, False]
    assert [found[name]["url"] for name in names[:2]] == ["/about.html", "/docs/a.html"]


def test_qt_is_not_imported(posts: list[str]) -> None:
    script = (
        "import sys; from editor.cli import main; "
        f"code = main(['status', {posts[0]!r}]); "
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
