"""What keeps a post from being published goes with one mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from little_site import NAME, NOON, LittleSite, post

from editor.checks.publishing import mend_for
from editor.jekyll.publication import Why, publication
from editor.post.post import Post

CONFIG = """\
timezone: America/New_York
defaults: [{scope: {path: held}, values: {published: false}}]
"""
NOW = "2026-06-01 08:00:00 -0400"


@pytest.mark.parametrize(
    ("text", "name", "why", "mended"),
    [
        (post("published: false\ntags: [a]"), NAME, Why.UNPUBLISHED, post("tags: [a]")),
        (post("published:\ntags: [a]"), NAME, Why.UNPUBLISHED, post("tags: [a]")),
        (
            post("title: x"),
            "held/_posts/2025-12-03-news.md",
            Why.UNPUBLISHED,
            post("title: x\npublished: true"),
        ),
        (post("date: 2090-01-01 # soon"), NAME, Why.FUTURE, post(f"date: {NOW} # soon")),
        (post("date: '2090-01-01'"), NAME, Why.FUTURE, post(f"date: '{NOW}'")),
        (
            post("title: x"),
            "_posts/2090-01-01-later.md",
            Why.FUTURE,
            post(f"title: x\ndate: {NOW}"),
        ),
        (post("title: x\ndate: 2025-13-45"), NAME, Why.STOPS_BUILD, post("title: x")),
        ("\n\n" + post("title: x"), NAME, Why.NO_FRONT_MATTER, post("title: x")),
    ],
)
def test_the_mend_takes_the_reason_away(
    text: str, name: str, why: Why, mended: str, tmp_path: Path
) -> None:
    place, value = LittleSite(tmp_path, CONFIG).place(name), Post.parse(text.encode())
    fix = mend_for(why, value, place, NOON)
    assert fix is not None
    after = fix.apply(value)
    assert after.to_bytes().decode() == mended
    found = publication(after, place, NOON)
    assert (found.reasons, found.notes) == ((), ())


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        (post("title: x"), "_drafts/news.md", Why.DRAFT),
        (post("date: 2025-13-45"), "_posts/2025-14-03-news.md", Why.STOPS_BUILD),
        (post("permalink: /:nothing"), NAME, Why.STOPS_BUILD),
        ("Words.\n", NAME, Why.NO_FRONT_MATTER),
    ],
)
def test_what_only_the_writer_can_mend_has_no_button(
    text: str, name: str, why: Why, tmp_path: Path
) -> None:
    place, value = LittleSite(tmp_path, CONFIG).place(name), Post.parse(text.encode())
    found = publication(value, place, NOON)
    assert why in [each.why for each in (*found.reasons, *found.notes)]
    assert mend_for(why, value, place, NOON) is None
