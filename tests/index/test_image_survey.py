"""The survey knows each image of a site, who shows it, and what is wrong."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from little_site import LittleSite
from pictures import bomb, picture

from editor.index.image_survey import ImageSurvey, SiteImage, images_of, survey_images
from editor.post.errors import Cancelled
from editor.site.site import find_site

FILES: dict[str, str | bytes] = {
    "_posts/2025-12-03-news.md": "---\ntitle: x\nimage: img/a.png\n---\n\n![](/img/Gone.png)\n",
    "_drafts/idea.md": "![x]({{ site.baseurl }}/img/A.png)\n"
    "![y](/img/my%20own.png) `img/code.png`\n",
    "_layouts/post.html": '<img src="/img/logo.png"><img src="{{ page.image }}">',
    "about.md": "---\nimage: {path: /img/lost.png}\n---\n![x](https://x.example/y.png)\n",
    "_data/faces.yml": "- face: in-data.png\n",
    "main.css": "a { background: url(img/in-css.png) }",
    "img/a.png": picture(),
    "img/my own.png": picture(),
    "img/logo.png": picture(),
    "img/code.png": picture(),
    "img/in-data.png": picture(),
    "img/in-css.png": picture(),
    "img/nobody.png": picture(),
    "img/nobody's own.jpg": picture(kind="JPEG"),
    "img/broken.gif": "none",
    "favicon.ico": picture(kind="ICO"),
    "img/huge.png": bomb(),
    "_site/img/a.png": picture(),
    "node_modules/x/logo.png": picture(),
    ".git/x.png": picture(),
}


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    return LittleSite(tmp_path / "site", files=FILES)


def survey(site: LittleSite) -> ImageSurvey:
    return survey_images(find_site(site.root / "x.md"))


def image(found: ImageSurvey, path: str) -> SiteImage:
    return next(each for each in found.images if each.path == PurePosixPath(path))


def test_every_image_of_the_site_and_no_other(site: LittleSite):
    own = {name for name in FILES if name.startswith(("img/", "favicon"))}
    assert {str(each.path) for each in survey(site).images} == own
    assert {str(each.path) for each in images_of(find_site(site.root / "x.md"))} == own


def test_who_shows_it(site: LittleSite):
    found = survey(site)
    uses = {(str(use.file), use.line, use.field) for use in image(found, "img/a.png").uses}
    assert uses == {("_posts/2025-12-03-news.md", 3, "image"), ("_drafts/idea.md", 1, None)}
    assert len(image(found, "img/my own.png").uses) == 1
    assert str(image(found, "img/logo.png").uses[0].file) == "_layouts/post.html"


def test_what_is_missing_or_misspelt(site: LittleSite):
    found = survey(site)
    missing = {(str(each.use.file), each.use.line, each.use.reference) for each in found.missing}
    assert missing == {
        ("_posts/2025-12-03-news.md", 6, "/img/Gone.png"),
        ("about.md", 2, "/img/lost.png"),
    }
    (wrong,) = found.wrong_case
    assert (wrong.use.reference, str(wrong.meant)) == ("{{ site.baseurl }}/img/A.png", "img/a.png")


@pytest.mark.parametrize("reference", ["../../x.png", "/home/me/x.png", "img\\a.png"])
def test_what_leads_out_of_the_site_is_missing_too(site: LittleSite, reference: str):
    site.write("about.md", f"---\nimage: {reference}\n---\n")
    assert reference in {each.use.reference for each in survey(site).missing}


def test_unused_is_what_no_text_names(site: LittleSite):
    unused = {str(each.path) for each in survey(site).images if each.is_unused}
    assert unused == {"img/nobody.png", "img/nobody's own.jpg", "img/broken.gif", "img/huge.png"}
    site.write("notes.txt", "The file is called nobody's own.jpg, or NOBODY.png.")
    unused = {str(each.path) for each in survey(site).images if each.is_unused}
    assert unused == {"img/broken.gif", "img/huge.png"}


def test_what_is_not_saved_yet_counts(site: LittleSite):
    unsaved = [
        (PurePosixPath("_drafts/idea.md"), b"![x](/img/nobody.png)\n"),
        (None, "the file broken.gif, geschützt".encode()),
    ]
    found = survey_images(find_site(site.root / "x.md"), unsaved=unsaved)
    assert len(image(found, "img/nobody.png").uses) == 1
    assert not image(found, "img/broken.gif").is_unused
    assert not found.wrong_case


def test_very_large_ones(site: LittleSite):
    assert [str(each.path) for each in survey(site).images if each.is_large] == ["img/huge.png"]


def test_a_page_that_goes_through_all_files_is_told(site: LittleSite):
    assert not survey(site).lists_files
    site.write("gallery.html", "{% for each in site.static_files %}{% endfor %}")
    assert survey(site).lists_files


def test_odd_texts_stop_nothing(site: LittleSite):
    site.write("_posts/2025-01-01-latin.md", b"---\nimage: img/a.png\n---\n\xe9 nobody.png")
    site.write("_posts/2025-01-02-broken.md", "---\nimage: [img/a.png\n---\n![x](/img/a.png)")
    found = survey(site)
    assert not image(found, "img/nobody.png").is_unused
    assert len(image(found, "img/a.png").uses) == 3


def test_it_tells_how_far_it_is_and_can_be_stopped(site: LittleSite):
    steps: list[tuple[int, int]] = []
    survey_images(find_site(site.root / "x.md"), lambda done, of: steps.append((done, of)))
    assert [done for done, _ in steps] == list(range(steps[0][1]))

    def stop(_done: int, _all: int) -> None:
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        survey_images(find_site(site.root / "x.md"), stop)
