"""Publish, unpublish, rename: the bytes of the whole site, there and back, and what Jekyll says."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from folder_bytes import folder_bytes
from little_site import LittleSite, post
from real_jekyll import build, needs_jekyll

from editor.moves.doing import carry_out
from editor.moves.plan import Plan
from editor.moves.publishing import fits, fitting_slug, publish, rename, unpublish, uses_redirects
from editor.post.errors import FileError
from editor.post.post import Post

NOON = datetime(2026, 3, 14, 12, 30, 5, tzinfo=UTC)
PIER = "_drafts/the-pier.md"
FERRY = "_posts/2025-12-03-ferry.md"
OTHER = "_posts/2025-12-05-other.md"


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    site = LittleSite(
        tmp_path, "timezone: Europe/Lisbon\nbaseurl: /blog\nurl: https://example.org\n"
    )
    site.write(
        PIER, "---\nlayout: post\ntitle: The pier  # a working title\ntags: []\n---\n\nWood.\n"
    )
    site.write(FERRY, post("layout: post\ntitle: The ferry\ndate: 2025-12-03T08:57:20", "Sails.\n"))
    return site


def there_and_back(site: LittleSite, plan: Plan) -> dict[str, bytes]:
    """The files that the plan changed, as they are after it; undone, all is as it was."""
    before = folder_bytes(site.root)
    carry_out(plan)
    after = folder_bytes(site.root)
    carry_out(plan.back)
    assert folder_bytes(site.root) == before
    carry_out(plan)
    assert folder_bytes(site.root) == after
    return {
        name: after.get(name, b"")
        for name in before.keys() | after.keys()
        if before.get(name) != after.get(name)
    }


def test_publishing_moves_and_dates_the_draft_as_the_site_dates_its_posts(site):
    plan = publish(site.place(PIER), NOON)
    assert plan.title == "Publish “The pier”"
    assert there_and_back(site, plan) == {
        PIER: b"",
        "_posts/2026-03-14-the-pier.md": (
            b"---\nlayout: post\ntitle: The pier  # a working title\ntags: []\n"
            b"date: 2026-03-14T12:30:05\n---\n\nWood.\n"
        ),
    }


@pytest.mark.parametrize(
    ("written", "expected", "name"),
    [
        ("2020-01-01", "2026-03-14 12:30:05", "2026-03-14"),
        ("2020-01-01 10:00", "2026-03-14 12:30:05", "2026-03-14"),
        ("2020-01-01 10:00:00 +0100", "2026-03-14 12:30:05 +0000", "2026-03-14"),
        ('"2020-01-01 10:00:00"', '"2026-03-14 12:30:05"', "2026-03-14"),
        ("2020-01-01T10:00:00Z", "2026-03-14T12:30:05Z", "2026-03-14"),
    ],
)
def test_the_form_of_the_drafts_own_date_stays(site, written, expected, name):
    site.write(PIER, post(f"title: P\ndate: {written}  # when"))
    changed = there_and_back(site, publish(site.place(PIER), NOON))
    assert f"date: {expected}  # when\n" in changed[f"_posts/{name}-the-pier.md"].decode()


def test_a_moment_late_in_the_evening_has_the_day_of_the_site(site):
    site.write("_config.yml", "timezone: Pacific/Auckland\n")
    changed = there_and_back(site, publish(site.place(PIER), NOON))
    (name,) = (name for name in changed if name != PIER)
    assert name == "_posts/2026-03-15-the-pier.md"


def test_without_a_moment_the_date_stays_and_names_the_file(site):
    site.write(PIER, post("title: P\ndate: 2020-05-06 10:00"))
    changed = there_and_back(site, publish(site.place(PIER), None))
    assert (
        changed["_posts/2020-05-06-the-pier.md"]
        == (site.root / "_posts/2020-05-06-the-pier.md").read_bytes()
    )
    assert b"date: 2020-05-06 10:00\n" in changed["_posts/2020-05-06-the-pier.md"]


def test_category_folders_stay(site):
    site.write("news/_drafts/deep/x.md", post("title: X"))
    changed = there_and_back(site, publish(site.place("news/_drafts/deep/x.md"), NOON))
    assert "news/_posts/deep/2026-03-14-x.md" in changed


def test_links_to_the_draft_lead_to_the_post(site):
    site.write(OTHER, post("title: O", "See {% link _drafts/the-pier.md %} and `{% link x %}`.\n"))
    changed = there_and_back(site, publish(site.place(PIER), NOON))
    assert b"{% link _posts/2026-03-14-the-pier.md %}" in changed[OTHER]


def test_unpublishing_keeps_the_date_and_names_what_will_break(site):
    site.write(
        OTHER,
        post(
            "title: O", "[a]({% post_url 2025-12-03-ferry %})\n\n[b](/blog/2025/12/03/ferry.html)\n"
        ),
    )
    plan = unpublish(site.place(FERRY))
    text = (site.root / FERRY).read_bytes()
    assert there_and_back(site, plan) == {FERRY: b"", "_drafts/ferry.md": text}
    gone, stops, nowhere = plan.warnings
    assert "/2025/12/03/ferry.html" in gone
    assert f"stop the build, for these texts link to it: {OTHER} (line 4)" in stops
    assert f"lead nowhere: {OTHER} (line 6)" in nowhere


REFERENCES = [
    ("{% post_url 2025-12-03-ferry %}", "{% post_url 2025-12-03-night-boat %}"),
    (
        "[a]({% link _posts/2025-12-03-ferry.md %}#top)",
        "[a]({% link _posts/2025-12-03-night-boat.md %}#top)",
    ),
    ("`{% post_url 2025-12-03-ferry %}`", "`{% post_url 2025-12-03-night-boat %}`"),
    ("{% raw %}{% post_url 2025-12-03-ferry %}{% endraw %}", None),
    ("[a](/blog/2025/12/03/ferry.html#x)", "[a](/blog/2025/12/03/night-boat.html#x)"),
    ("[a](/2025/12/03/ferry.html)", "[a](/2025/12/03/night-boat.html)"),
    ("[a](/2025/12/03/ferry)", "[a](/2025/12/03/night-boat)"),
    (
        "[a]({{ '/2025/12/03/ferry.html' | relative_url }})",
        "[a]({{ '/2025/12/03/night-boat.html' | relative_url }})",
    ),
    (
        "[a]({{ site.baseurl }}/2025/12/03/ferry.html)",
        "[a]({{ site.baseurl }}/2025/12/03/night-boat.html)",
    ),
    (
        "<https://example.org/blog/2025/12/03/ferry.html>",
        "<https://example.org/blog/2025/12/03/night-boat.html>",
    ),
    ("https://elsewhere.org/2025/12/03/ferry.html", None),
    ("[a](/2025/12/03/ferry.html.gz) /x/2025/12/03/ferry.html", None),
    ("[a][1]\n\n[1]: /2025/12/03/ferry.html 'T'", "[a][1]\n\n[1]: /2025/12/03/night-boat.html 'T'"),
    (
        '<a href="/2025/12/03/ferry.html?q=1">a</a>',
        '<a href="/2025/12/03/night-boat.html?q=1">a</a>',
    ),
    ("[a](../03/ferry.html)", "[a](../03/night-boat.html)"),
    ("[a](../../12/03/ferry.html#b)", "[a](../03/night-boat.html#b)"),
    ("[a](2025-12-03-ferry.md)", "[a](2025-12-03-night-boat.md)"),
    ("[a](ferry.html)", None),
    ("    /2025/12/03/ferry.html in code", None),
    ("`/2025/12/03/ferry.html`", None),
    ("the ferry", None),
]


@pytest.mark.parametrize(("before", "after"), REFERENCES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_leads_to_a_renamed_post_leads_there_still(site, before, after, newline):
    text = post("title: O", f"Words\u00a0first.\n\n{before}\n").replace("\n", newline)
    site.write(OTHER, text)
    changed = there_and_back(site, rename(site.place(FERRY), "night-boat"))
    new = "_posts/2025-12-03-night-boat.md"
    if after is None:
        assert changed.keys() == {FERRY, new}
    else:
        expected = text.replace(before.replace("\n", newline), after.replace("\n", newline))
        assert changed[OTHER].decode() == expected


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (
            "_data/navigation.yml",
            "- url: /2025/12/03/ferry.html\n",
            "- url: /2025/12/03/night-boat.html\n",
        ),
        (
            "about.md",
            "---\n---\n[x](2025/12/03/ferry.html)\n",
            "---\n---\n[x](2025/12/03/night-boat.html)\n",
        ),
        (
            "_includes/x.html",
            "{% post_url 2025-12-03-ferry %}",
            "{% post_url 2025-12-03-night-boat %}",
        ),
        ("_drafts/d.md", "See {% post_url /2025-12-03-ferry %}", None),
    ],
)
def test_other_texts_of_the_site_are_mended_too(site, name, before, after):
    site.write(name, before)
    changed = there_and_back(site, rename(site.place(FERRY), "night-boat"))
    assert changed.get(name) == (after.encode() if after else None)


def test_pretty_addresses(site):
    site.write("_config.yml", "permalink: pretty\n")
    body = (
        "[a](/2025/12/03/ferry/) [b](/2025/12/03/ferry) [c](../../03/ferry/#x) "
        "[d](/2025/12/03/ferry/index.html)\n"
    )
    site.write(OTHER, post("title: O", body))
    changed = there_and_back(site, rename(site.place(FERRY), "night-boat"))
    assert body.replace("ferry", "night-boat").encode() in changed[OTHER]


def test_the_posts_own_relative_links_lead_where_they_led(site):
    site.write("_config.yml", "permalink: pretty\n")
    site.write(
        FERRY,
        post(
            "title: The ferry\ndate: 2025-12-04",
            "[o](../../05/other/) [s](#s) ![i](pic.png) [h](/x/)\n",
        ),
    )
    site.write(OTHER, post("title: O"))
    changed = there_and_back(site, rename(site.place(FERRY), "night-boat"))
    new = changed["_posts/2025-12-04-night-boat.md"].decode()
    assert "[o](../../05/other/) [s](#s) ![i](../ferry/pic.png) [h](/x/)" in new


def test_a_changed_address_is_told_and_may_redirect(site):
    site.write("_config.yml", "plugins: [jekyll-redirect-from]\n")
    assert uses_redirects(site.place().site)
    plan = rename(site.place(FERRY), "night-boat", redirect=True)
    assert "from /2025/12/03/ferry.html to /2025/12/03/night-boat.html" in plan.warnings[0]
    changed = there_and_back(site, plan)
    new = Post.parse(changed["_posts/2025-12-03-night-boat.md"])
    assert new.get("redirect_from") == ["/2025/12/03/ferry.html"]


def test_a_site_whose_posts_redirect_has_the_plugin(site):
    assert not uses_redirects(site.place().site)
    site.write(OTHER, post("title: O\nredirect_from: /old/"))
    assert uses_redirects(site.place().site)


def test_a_permalink_of_its_own_stays_and_nothing_is_told(site):
    site.write(FERRY, post("title: F\npermalink: /ferry/\ndate: 2025-12-03"))
    assert rename(site.place(FERRY), "night-boat").warnings == ()


def test_the_name_that_fits(site):
    site.write("_posts/2025-12-03-old.md", post("title: Ünder the “Sea”\ndate: 2025-12-04 10:00"))
    place = site.place("_posts/2025-12-03-old.md")
    subject = Post.parse((site.root / "_posts/2025-12-03-old.md").read_bytes())
    assert fitting_slug(subject, place) == "ünder-the-sea"
    assert not fits(subject, place)
    changed = there_and_back(site, rename(place, fitting_slug(subject, place)))
    assert "_posts/2025-12-04-ünder-the-sea.md" in changed
    assert fits(subject, site.place("_posts/2025-12-04-ünder-the-sea.md"))


def test_no_file_is_overwritten(site):
    site.write("_posts/2026-03-14-the-pier.md", post("title: Another"))
    before = folder_bytes(site.root)
    with pytest.raises(FileError, match="already"):
        carry_out(publish(site.place(PIER), NOON))
    assert folder_bytes(site.root) == before


def test_a_name_needs_a_letter(site):
    with pytest.raises(FileError, match="empty"):
        rename(site.place(FERRY), "")


def test_a_post_without_a_file_is_told(site):
    from editor.site.place import Place

    with pytest.raises(FileError, match="save it first"):
        publish(Place(None, site.place().site), NOON)


@needs_jekyll
def test_jekyll_publishes_under_the_address_that_was_told(site):
    site.write("_config.yml", "timezone: Pacific/Auckland\npermalink: pretty\n")
    site.write(
        OTHER,
        post("title: O", "[a]({% link _drafts/the-pier.md %}) {% post_url 2025-12-03-ferry %}\n"),
    )
    carry_out(publish(site.place(PIER), datetime(2026, 3, 14, 12, 30, 5, tzinfo=UTC)))
    carry_out(rename(site.place(FERRY), "night-boat"))
    built = build(site.root)
    assert built.went_through, built.words
    published = built.posts["2026-03-15-the-pier.md"]
    assert published["url"] == "/2026/03/15/the-pier/"
    assert published["date"] == "2026-03-15T01:30:05+13:00"
    other = built.posts["2025-12-05-other.md"]["output"]
    assert '<a href="/2026/03/15/the-pier/">' in other
    assert "/2025/12/03/night-boat/" in other


@needs_jekyll
def test_jekyll_stops_where_the_warning_says_so(site):
    site.write(OTHER, post("title: O", "{% post_url 2025-12-03-ferry %}\n"))
    plan = unpublish(site.place(FERRY))
    assert any("stop the build" in each for each in plan.warnings)
    carry_out(plan)
    assert not build(site.root).went_through
    carry_out(plan.back)
    shutil.rmtree(site.root / "_plugins")
    assert build(site.root).went_through
