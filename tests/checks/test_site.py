import pytest
from little_site import LittleSite, post
from real_jekyll import build, needs_jekyll

from editor.checks import find_problems
from editor.checks.problem import Severity
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site

FINE = "title: T\ndate: 2025-12-03\n"


@pytest.fixture
def site(tmp_path):
    return LittleSite(tmp_path / "site")


def test_without_a_site_one_calm_note_stands_for_all(tmp_path):
    path = tmp_path / "2025-12-03-news.md"
    place = Place(path, find_site(path))
    text = post(f"{FINE}layout: post\nimage: assets/no.png", "![](/assets/no.png)\n")
    found = find_problems(Post.parse(text.encode()), place)
    assert [(each.check, each.severity) for each in found] == [
        ("no-site", Severity.HINT),
        ("image-without-alt", Severity.HINT),
    ]
    assert find_problems(Post.parse(text.encode()), Place(None, place.site))[0].check != "no-site"


def test_a_configuration_that_cannot_be_read_is_told(site):
    site.write("_config.yml", "a: b: c\n")
    (found,) = site.check("site-configuration", post(FINE.strip()))
    assert "Jekyll cannot build the site" in found.message
    site.write("_config.yml", "a: b\n")
    assert site.check("site-configuration", post(FINE.strip())) == []


@pytest.mark.parametrize(
    ("zone", "known"), [("Mars/Olympus", False), ("UTC", True), ("UTC+3", True)]
)
def test_a_time_zone_that_nobody_knows_is_told(site, zone, known):
    site.write("_config.yml", f"timezone: {zone}\n")
    assert bool(site.check("site-timezone", post(FINE.strip()))) is not known


@needs_jekyll
def test_jekyll_takes_utc_for_an_unknown_time_zone(site):
    site.write("_config.yml", "timezone: Mars/Olympus\n")
    site.write("_posts/2025-12-03-x.md", post("title: T\ndate: 2025-12-03 10:00"))
    date = build(site.root, timezone="Asia/Kolkata").posts["2025-12-03-x.md"]["date"]
    assert date == "2025-12-03T10:00:00+00:00"


@needs_jekyll
def test_jekyll_cannot_build_with_a_broken_configuration(site):
    site.write("_config.yml", "a: b: c\n")
    assert not build(site.root).went_through
