"""Hard front matter, changed by one act each: what must come out, to the byte.

A file in `tests/posts` is one story: the act on its first line, the front matter before, a line
`=====`, and the front matter after. Escapes: `\\r` CR, `\\b` BOM, `\\n-` no line end.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.post.errors import FrontMatterError
from editor.post.post import Post
from editor.post.scalar import Timestamp

STORIES = sorted((Path(__file__).parents[1] / "posts").glob("*.txt"))
SPLIT = "=====\n"


def test_there_are_stories():
    assert len(STORIES) >= 30


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_story(path: Path):
    act, _, rest = path.read_text("utf-8").partition("\n")
    before, found, after = rest.partition(SPLIT)
    assert found, "the story has no `=====` line: its second half is missing"
    post = Post.parse(unescaped(before))
    if after.startswith("refused"):
        with pytest.raises(FrontMatterError):
            do(post, act)
        return
    changed = do(post, act)
    assert changed.to_bytes().decode() == unescaped(after).decode()
    assert Post.parse(changed.to_bytes()) == changed


def do(post: Post, act: str) -> Post:
    """The act of a story: set(…), set_yaml(…), remove(…) or rename(…)."""
    return eval(f"post.{act}", {"post": post, "Timestamp": Timestamp})


def unescaped(text: str) -> bytes:
    return text.replace("\\r\n", "\r\n").replace("\\b", "\ufeff").replace("\\n-\n", "").encode()
