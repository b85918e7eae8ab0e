import os

import pytest
from little_site import LittleSite, png, post
from real_jekyll import build, needs_jekyll

from editor.checks.problem import Severity

FINE = "title: T\ndate: 2025-12-03\n"


@pytest.fixture
def site(tmp_path):
    site = LittleSite(tmp_path / "site")
    site.write("assets/x.png", png())
    site.write("assets/really.png", png(kind="JPEG"))
    site.write("assets/broken.png", b"no picture")
    site.write("assets/wide.png", png(4001, 2))
    site.write("assets/heavy.png", png() + b"\0" * 2_000_000)
    site.write("assets/drawing.svg", "<svg width='9000' height='9000'/>")
    site.write("_pictures/x.png", png())
    (tmp_path / "outside.png").write_bytes(png())
    os.symlink(tmp_path / "outside.png", site.root / "assets/link.png")
    return site


PROBLEMS = [
    ("image-missing", "/assets/no.png"),
    ("image-wrong-case", "/Assets/x.png"),
    ("image-outside", "/../outside.png"),
    ("image-outside", "/assets/link.png"),
    ("image-local-path", "/home/me/x.png"),
    ("image-local-path", "file:///x.png"),
    ("image-remote", "https://example.org/x.png"),
    ("image-unreadable", "/assets/broken.png"),
    ("image-type", "/assets/really.png"),
    ("image-large", "/assets/wide.png"),
    ("image-large", "/assets/heavy.png"),
    ("image-unpublished", "/_pictures/x.png"),
    ("image-backslash", "/assets\\x.png"),
]
GOOD = ["/assets/x.png", "{{ site.baseurl }}/assets/x.png", "/assets/drawing.svg"]


@pytest.mark.parametrize(("check", "reference"), PROBLEMS)
def test_each_check_of_the_field_fires_alone(site, check, reference):
    (found,) = site.problems(post(f"{FINE}image: '{reference}'"))
    assert (found.check, found.field, found.line) == (check, "image", 4)


@pytest.mark.parametrize(("check", "reference"), PROBLEMS)
def test_each_check_of_the_body_fires_alone(site, check, reference):
    (found,) = site.problems(post(FINE.strip(), f"Words.\n\n![alt]({reference})\n"))
    assert (found.check, found.field, found.line) == (check, None, 7)


@pytest.mark.parametrize("reference", [*GOOD, "data:image/gif;base64,AAAA", ""])
def test_good_images_are_no_problem(site, reference):
    text = post(f"{FINE}image: '{reference}'", f"![alt]({reference})\n")
    assert site.problems(text) == []


@pytest.mark.parametrize(
    "image",
    [
        "\n  path: /assets/no.png\n  alt: Sea",
        " {path: /assets/no.png}",
        "\n  - /assets/x.png\n  - /assets/no.png",
        " [{src: /assets/no.png}]",
    ],
)
def test_an_image_may_be_a_mapping_or_a_list(site, image):
    (found,) = site.problems(post(f"{FINE}image:{image}"))
    assert found.check == "image-missing"
    assert site.problems(post(f"{FINE}image:{image.replace('no.png', 'x.png')}")) == []


def test_the_messages_name_size_and_file(site):
    (heavy,) = site.problems(post(f"{FINE}image: /assets/heavy.png"))
    assert "2.0 MB, 8 × 6 pixels" in heavy.message
    (case,) = site.problems(post(f"{FINE}image: /Assets/X.png"))
    assert "assets/x.png" in case.message
    (kind,) = site.problems(post(f"{FINE}image: /assets/really.png"))
    assert "named .png, but its contents are JPEG" in kind.message


def test_an_image_of_the_field_needs_no_slash(site):
    assert site.problems(post(f"{FINE}image: assets/x.png")) == []


@pytest.mark.parametrize("reference", ["assets/x.png", "../assets/x.png", "./assets/x.png"])
def test_an_image_of_the_body_needs_a_slash_before_it(site, reference):
    def text(one: str) -> str:
        return post(FINE.strip(), f"![a](/assets/x.png) ![b]({one}) and <img alt=c src={one}>\n")

    found = site.problems(text(reference))
    assert {(each.check, each.line) for each in found} == {("image-relative", 5)}
    assert site.mended("image-relative", text(reference)) == text("/assets/x.png")


@pytest.mark.parametrize("permalink", ["/:title.html", "/:title/", "none"])
def test_an_address_without_folders_is_left_alone(site, permalink):
    text = post(FINE.strip(), "![a](assets/x.png)\n")
    site.write("_config.yml", f"timezone: UTC\npermalink: {permalink}\n")
    assert site.problems(text) == []
    site.write("_config.yml", "timezone: UTC\nbaseurl: /b\npermalink: /:year/:title/\n")
    assert "![a](/b/assets/x.png)" in site.mended("image-relative", text)


def test_a_missing_alternative_is_a_hint(site):
    text = post(FINE.strip(), "![](/assets/x.png)\n<img src=/assets/x.png>\n")
    found = site.problems(text)
    assert [(each.check, each.line, each.severity) for each in found] == [
        ("image-without-alt", 5, Severity.HINT),
        ("image-without-alt", 6, Severity.HINT),
    ]
    assert site.problems(post(FINE.strip(), '<img src="/assets/x.png" alt="">\n')) == []


@pytest.mark.parametrize(
    ("check", "old", "new"),
    [
        ("image-wrong-case", "image: /Assets/x.PNG # p", "image: /assets/x.png # p"),
        ("image-wrong-case", "image: '/assets/X.png'", "image: '/assets/x.png'"),
        (
            "image-wrong-case",
            "image:\n  path: /assets/X.png\n  alt: A",
            "image:\n  path: /assets/x.png\n  alt: A",
        ),
        ("image-backslash", "image: assets\\x.png", "image: assets/x.png"),
        ("image-backslash", "image: 'assets\\x.png'", "image: 'assets/x.png'"),
    ],
)
def test_each_mend_of_the_field_changes_nothing_else(site, check, old, new):
    assert site.mended(check, post(FINE + old)) == post(FINE + new)


@pytest.mark.parametrize(
    ("check", "old", "new"),
    [
        ("image-wrong-case", "![a](/Assets/X.png)\r\n", "![a](/assets/x.png)\r\n"),
        ("image-backslash", "w\n\n![a](assets\\x.png) z\n", "w\n\n![a](assets/x.png) z\n"),
        ("image-wrong-case", "<img alt=a src='/assets/X.png'>", "<img alt=a src='/assets/x.png'>"),
    ],
)
def test_each_mend_of_the_body_changes_nothing_else(site, check, old, new):
    assert site.mended(check, post(FINE.strip(), old)) == post(FINE.strip(), new)


@pytest.mark.parametrize("reference", ["assets\\no.png", "/assets/no.png", "/assets/link.png"])
def test_what_leads_nowhere_has_no_mend(site, reference):
    (found,) = site.problems(post(f"{FINE}image: '{reference}'"))
    assert found.fix is None


def test_collections_are_published_with_their_images(site):
    site.write("_config.yml", "timezone: UTC\ncollections: {pictures: {output: true}}\n")
    assert site.problems(post(f"{FINE}image: /_pictures/x.png")) == []


@needs_jekyll
def test_jekyll_publishes_what_is_said(site):
    body = "![a](/Assets/x.png) ![b](assets/x.png)\n"
    site.write("_posts/2025-12-03-x.md", post(FINE.strip(), body))
    built = build(site.root)
    assert '<img src="/Assets/x.png" alt="a" />' in built.posts["2025-12-03-x.md"]["output"]
    assert '<img src="assets/x.png" alt="b" />' in built.posts["2025-12-03-x.md"]["output"]
    assert built.posts["2025-12-03-x.md"]["url"] == "/2025/12/03/x.html"
    assert (site.root / "_site/assets/x.png").exists()
    assert (site.root / "_site/assets/broken.png").exists()
    assert not (site.root / "_site/_pictures/x.png").exists()
