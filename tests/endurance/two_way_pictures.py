"""Pictures between the paragraphs of a post, whose heights change while it is shown."""

from __future__ import annotations

import re
from itertools import cycle
from pathlib import Path

from PIL import Image

WIDTH, HEIGHTS = 400, (20, 500)  # in turn
PICTURE = "![late](/{name})\n\n"
EVERY = 5  # paragraphs from one picture to the next, the first below the first paragraph
OUTSIDE_LISTS = re.compile(r"\n\n(?=[A-Z])")


class LatePictures:
    """Puts pictures into a post that is not open yet."""

    def __init__(self, post: Path) -> None:
        root = next((each for each in post.parents if (each / "_config.yml").exists()), post.parent)
        head, fence, body = post.read_text("utf-8").partition("\n---\n")
        pieces = OUTSIDE_LISTS.split(body)
        self.files: list[Path] = []
        for at in range(1, len(pieces), EVERY):
            self.files.append(root / f"late-{at}.png")
            pieces[at] = PICTURE.format(name=self.files[-1].name) + pieces[at]
        post.write_text(head + fence + "\n\n".join(pieces), "utf-8")
        self._heights = cycle(HEIGHTS)
        self.draw()

    @property
    def references(self) -> list[str]:
        """How the post calls them."""
        return [f"/{each.name}" for each in self.files]

    def draw(self) -> None:
        """Draw them with the other height."""
        size = WIDTH, next(self._heights)
        for each in self.files:
            Image.new("RGB", size, "navy").save(each)
