"""A site of a few files in a temporary folder, to check posts in."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from PIL import Image

from editor.checks import find_problems
from editor.checks.problem import Problem
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site

NAME = "_posts/2025-12-03-news.md"
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def png(width: int = 8, height: int = 6, kind: str = "PNG") -> bytes:
    """The bytes of a picture."""
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(stream, kind)
    return stream.getvalue()


class LittleSite:
    """Its root and configuration; files are written as they are wanted."""

    def __init__(
        self,
        root: Path,
        config: str = "timezone: America/New_York\n",
        files: Mapping[str, str | bytes] = MappingProxyType({}),
    ) -> None:
        """`files` are there from the start, by their paths."""
        self.root = root
        self.write("_config.yml", config)
        self.write("_layouts/post.html", "<main>{{ content }}</main>\n")
        for path, content in files.items():
            self.write(path, content)

    def write(self, path: str, content: str | bytes) -> Path:
        """Writes a file and the folders above it."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def place(self, name: str = NAME) -> Place:
        """Where a post of that name stands."""
        path = self.root / name
        return Place(path, find_site(path))

    def problems(self, text: str, name: str = NAME, now: datetime = NOON) -> list[Problem]:
        """What the checks say of a post with that text."""
        return list(find_problems(Post.parse(text.encode()), self.place(name), now))

    def check(self, check: str, text: str, name: str = NAME, now: datetime = NOON) -> list[Problem]:
        """What one check says."""
        return [each for each in self.problems(text, name, now) if each.check == check]

    def mended(self, check: str, text: str, name: str = NAME) -> str:
        """The text once the check's fix is applied; the check is silent about it."""
        (problem, *_) = self.check(check, text, name)
        assert problem.fix is not None
        result = problem.fix.apply(Post.parse(text.encode())).to_bytes().decode()
        assert len(self.check(check, result, name)) < len(self.check(check, text, name))
        return result


def post(fields: str, body: str = "Words.\n") -> str:
    """A post that nothing else is wrong with, `fields` before its own."""
    return f"---\n{fields}\n---\n{body}"
