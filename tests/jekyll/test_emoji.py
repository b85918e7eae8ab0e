"""Names of emoji are seen as the emoji where the plugin jemoji makes pictures of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from little_site import LittleSite

from editor.jekyll.emoji import named, names_are_pictures, with_emoji
from editor.site.site import find_site


@pytest.mark.parametrize(
    ("config", "gemfile", "are_pictures"),
    [
        ("plugins: [jemoji]", "", True),
        ("gems: jemoji", "", True),
        ("plugins: [jekyll-feed]", "", False),
        ("title: x", 'gem "jemoji"\n', True),
        ("title: x", '# gem "jemoji"\n', False),
    ],
)
def test_the_site_says_whether_names_are_pictures(
    tmp_path: Path, config: str, gemfile: str, are_pictures: bool
) -> None:
    site = LittleSite(tmp_path, config, {"Gemfile": gemfile})
    assert names_are_pictures(find_site(site.root / "_posts/2026-03-01-x.md")) is are_pictures


def signs(html: str) -> str:
    """The page with each mark as its sign alone, in brackets."""
    parts = with_emoji(html).split('<span class="liquid" title="')
    marks = [each.partition('">')[2].replace("</span>", "]", 1) for each in parts[1:]]
    return "[".join([parts[0], *marks])


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<p>so :smile: it is</p>", "<p>so [😄] it is</p>"),
        ("<p>:+1::tada:</p>", "<p>[👍][🎉]</p>"),
        ("<p>a:q:smile:heart:</p>", "<p>a:q[😄]heart:</p>"),
        ("<title>:tada:</title><body id=x>:tada:", "<title>:tada:</title><body id=x>[🎉]"),
        ("<th>:tada:</th><body id=x>:tada:", "<th>:tada:</th><body id=x>[🎉]"),
        ("<p>:flag-no: 10:30:45 :nonsense:</p>", "<p>:flag-no: 10:30:45 :nonsense:</p>"),
        ("<p><code>:smile:</code></p>", "<p><code>:smile:</code></p>"),
        ("<pre><b>:smile:</b></pre>:smile:", "<pre><b>:smile:</b></pre>[😄]"),
        ("<tt>:smile:</tt>", "<tt>:smile:</tt>"),
        ('<a title=":smile:">x</a><!-- :smile: -->', '<a title=":smile:">x</a><!-- :smile: -->'),
    ],
)
def test_names_in_the_text_are_seen_as_emoji(html: str, seen: str) -> None:
    assert signs(html) == seen


def test_each_is_marked_as_what_the_plugin_does() -> None:
    title = ":smile: – the plugin jemoji puts a picture of it here."
    assert named(":smile:") == f'<span class="liquid" title="{title}">😄</span>'
