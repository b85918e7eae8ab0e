"""After any edits the patched page is the one that a full rendering gives, in both views."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot
from shown_site import FILTERED, LAYOUT, POST, ShownSite, WholePages

from editor.post.post import Post
from editor.ui.preview.site_choices import View
from editor.ui.preview.site_pages import SitePages

BLOCKS = (
    "A paragraph.",
    "Another, with *stress* and `code`.",
    "# A heading",
    "# A heading",
    "- one\n- two",
    "- one\n\n- two",
    "![a boat](/assets/boat.png) and ![again](/assets/boat.png)",
    "[to][r] HTML[^1]",
    "[r]: /somewhere",
    "[^1]: A note.",
    "*[HTML]: HyperText",
    "* toc\n{:toc}",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "```python\nx = 1\n```",
    "> quoted",
    "<div>\n\nopen",
    "</div>",
    "<p>one <b>bold",
    '<img src="/assets/boat.png" name="body" id="top">',
    "{: .marked}",
    "<!-- a comment -->",
    r"so $$x^2$$ is",
    "{% kitten 200 %} of {{ page.title | upcase }}",
    "{% for each in page.tags %}{{ each }} {% endfor %}",
)
TITLES = ("A ferry at dawn", "At <dusk>", "x & y", "", "<main>")
TYPED = ("w", "*", "<", "\n\n", "`", "</p>")
edits = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 30), st.sampled_from(BLOCKS)),
        st.tuples(st.just("drop"), st.integers(0, 30), st.just("")),
        st.tuples(st.just("type"), st.integers(0, 400), st.sampled_from(TYPED)),
        st.tuples(st.just("title"), st.just(0), st.sampled_from(TITLES)),
    ),
    min_size=1,
    max_size=6,
)


def edited(post: Post, edit: tuple[str, int, str]) -> Post:
    """The post after one edit."""
    kind, at, text = edit
    blocks = post.text.split("\n\n")
    if kind == "title":
        return post.set("title", text)
    if kind == "put":
        blocks.insert(min(at, len(blocks)), text)
    elif kind == "drop" and blocks:
        del blocks[at % len(blocks)]
    elif kind == "type":
        at = min(at, len(post.text))
        return post.with_text((post.text[:at] + text + post.text[at:]).lstrip("\n"))
    return post.with_text("\n\n".join(blocks).lstrip("\n"))


@pytest.mark.parametrize(
    ("view", "layout"),
    [(View.ARTICLE, LAYOUT), (View.SITE, LAYOUT), (View.SITE, FILTERED)],
    ids=["article", "site", "site with a filtered text"],
)
def test_after_any_edits(qtbot: QtBot, tmp_path: Path, view: View, layout: str) -> None:
    preview = ShownSite(qtbot, tmp_path, layout=layout)

    @settings(
        max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
    )
    @given(edits)
    def patched_is_fresh(all_edits: list[tuple[str, int, str]]) -> None:
        preview.pages = SitePages
        preview.open(POST, view)
        for edit in all_edits:
            preview.change(edited(preview.open_post.post, edit))
        patched = preview.html()
        assert patched == preview.fresh_html(view, WholePages)

    patched_is_fresh()
