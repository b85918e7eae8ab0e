"""How long a key takes on its way to the preview, up to the script that patches the page."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

import pytest

from editor.jekyll.article import header_html
from editor.jekyll.renderer import Renderer, fragment
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import Site
from editor.ui.preview.changes import changes

PLACE = Place(None, Site(Path("/nowhere")))
PART = """## The river in spring

The water is high, and the [ferry][f] waits.[^1] HTML is written at the table by the window.

- rope and lantern
- bread for two

```python
for boat in harbour:
    boat.sail()
```

| tide | hour |
|------|------|
| high | 6:10 |

> Nobody has seen the heron since.

"""
END = "[f]: /ferry\n\n[^1]: It leaves at seven.\n\n*[HTML]: HyperText Markup Language\n"


def text_of(size: int) -> str:
    return PART * (size // len(PART)) + END


@pytest.mark.parametrize("size", [5_000, 100_000])
def test_key_to_patch(benchmark, size: int) -> None:
    renderer, numbers = Renderer(PLACE), count()
    post = Post.parse(b"---\ntitle: Ferry\n---\n").with_text(text_of(size))
    shown = [block.html for block in renderer.blocks(post.text)]

    def key() -> str:
        changed = post.with_text(f"{next(numbers)} w\n\n{post.text}")
        blocks = [block.html for block in renderer.blocks(changed.text)]
        return json.dumps([header_html(changed, PLACE), changes(shown, blocks)])

    assert "w</p>" in benchmark(key)


@pytest.mark.parametrize("size", [5_000, 100_000])
def test_whole_body(benchmark, size: int) -> None:
    assert benchmark(fragment, text_of(size), PLACE)
