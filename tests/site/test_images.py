import os
import sys

import pytest
from little_site import NAME, LittleSite, png

from editor.site.images import Kind, resolve
from editor.site.place import Place
from editor.site.site import find_site

CONFIG = "baseurl: /blog\nurl: https://example.org\n"


@pytest.fixture
def site(tmp_path):
    site = LittleSite(tmp_path / "site", CONFIG)
    site.write("assets/Pics/Sea view.png", png())
    site.write("assets/x.png", png())
    site.write("_posts/near.png", png())
    (tmp_path / "outside.png").write_bytes(png())
    return site


@pytest.mark.parametrize(
    "reference",
    [
        "assets/x.png",
        "/assets/x.png",
        " /assets/x.png ",
        "./assets/x.png",
        "/assets/Pics/../x.png",
        "../assets/x.png",
        "/blog/assets/x.png",
        "/assets/x.png?v=3#top",
        "/assets/%78.png",
        "https://example.org/assets/x.png",
        "https://example.org/blog/assets/x.png",
        "{{ site.baseurl }}/assets/x.png",
        "{{site.baseurl}}assets/x.png",
        "{{ site.url }}{{ site.baseurl }}/assets/x.png",
        "{{- site.baseurl -}}/assets/x.png",
        "{{ '/assets/x.png' | relative_url }}",
        '{{ "assets/x.png" | absolute_url }}?v=1',
        "{{ '/assets/x.png' | prepend: site.baseurl | prepend: site.url }}",
        "{% link assets/x.png %}",
        "{{ site.baseurl }}{% link assets/x.png %}",
    ],
)
def test_every_way_to_write_a_path_leads_to_the_file(site, reference):
    at = resolve(reference, site.place())
    assert (at.kind, at.path) == (Kind.FOUND, site.root / "assets/x.png")


def test_blanks_may_stand_as_they_are_or_coded(site):
    for reference in ("/assets/Pics/Sea view.png", "/assets/Pics/Sea%20view.png"):
        assert resolve(reference, site.place()).kind is Kind.FOUND


def test_a_file_beside_the_post_is_found(site):
    assert resolve("near.png", site.place()).path == site.root / "_posts/near.png"
    assert resolve("/near.png", site.place()).kind is Kind.MISSING


def test_a_post_without_a_file_looks_from_the_root(site):
    place = Place(None, site.place().site)
    assert resolve("assets/x.png", place).kind is Kind.FOUND
    assert resolve("near.png", place).kind is Kind.MISSING


@pytest.mark.parametrize(
    ("reference", "kind"),
    [
        ("/assets/y.png", Kind.MISSING),
        ("/assets", Kind.MISSING),
        ("/", Kind.MISSING),
        ("", Kind.MISSING),
        ("/assets/x.png/more.png", Kind.MISSING),
        ("/a%00b.png", Kind.MISSING),
        ("/" + "a" * 5000, Kind.MISSING),
        ("/%zz%ff.png", Kind.MISSING),
        ("/../outside.png", Kind.OUTSIDE),
        ("../../outside.png", Kind.OUTSIDE),
        ("/assets/../../outside.png", Kind.OUTSIDE),
        ("/%2e%2e/outside.png", Kind.OUTSIDE),
        ("https://other.org/x.png", Kind.REMOTE),
        ("//other.org/x.png", Kind.REMOTE),
        ("HTTP://other.org/x.png", Kind.REMOTE),
        ("data:image/png;base64,AAAA", Kind.EMBEDDED),
        ("file:///home/me/x.png", Kind.LOCAL_PATH),
        ("/home/me/x.png", Kind.LOCAL_PATH),
        ("/Users/me/x.png", Kind.LOCAL_PATH),
        ("C:\\Users\\me\\x.png", Kind.LOCAL_PATH),
        ("c:/pictures/x.png", Kind.LOCAL_PATH),
        ("~/x.png", Kind.LOCAL_PATH),
        ("\\\\server\\x.png", Kind.LOCAL_PATH),
        ("{{ page.image }}", Kind.LIQUID),
        ("{% include picture.html %}", Kind.LIQUID),
    ],
)
def test_what_leads_nowhere_is_told_apart(site, reference, kind):
    at = resolve(reference, site.place())
    assert (at.kind, at.path) == (kind, None)


def test_a_site_may_have_a_folder_called_home(site):
    site.write("home/me/x.png", png())
    assert resolve("/home/me/x.png", site.place()).kind is Kind.FOUND


@pytest.mark.parametrize(
    ("reference", "actual"),
    [
        ("/Assets/x.PNG", "/assets/x.png"),
        ("assets/pics/sea view.png", "assets/Pics/Sea view.png"),
        ("{{ site.baseurl }}/assets/X.png", "{{ site.baseurl }}/assets/x.png"),
        ("{{ '/assets/X.png' | relative_url }}", "{{ '/assets/x.png' | relative_url }}"),
        ("/assets/X.png?v=1", "/assets/x.png?v=1"),
        ("/blog/assets/X.png", "/blog/assets/x.png"),
        ("https://example.org/assets/X.png", "https://example.org/assets/x.png"),
        ("../assets/X.png", "../assets/x.png"),
    ],
)
def test_capitals_count_on_every_computer(site, reference, actual):
    at = resolve(reference, site.place())
    assert (at.kind, at.actual) == (Kind.WRONG_CASE, actual)
    assert resolve(actual, site.place()).kind is Kind.FOUND


def test_backslashes_are_told_and_mended(site):
    at = resolve("assets\\x.png", site.place())
    assert (at.kind, at.actual, at.path) == (
        Kind.BACKSLASH,
        "assets/x.png",
        site.root / "assets/x.png",
    )
    assert resolve("assets\\no.png", site.place()).path is None


def test_symlinks_out_of_the_site_lead_nowhere(site, tmp_path):
    os.symlink(tmp_path / "outside.png", site.root / "assets/link.png")
    os.symlink(tmp_path, site.root / "out")
    os.symlink(site.root / "assets", site.root / "inside")
    assert resolve("/assets/link.png", site.place()).kind is Kind.OUTSIDE
    assert resolve("/out/outside.png", site.place()).kind is Kind.OUTSIDE
    assert resolve("/out/nothing.png", site.place()).kind is not Kind.FOUND
    assert resolve("/inside/x.png", site.place()).kind is Kind.FOUND


def test_loops_of_symlinks_end(site):
    os.symlink(site.root / "loop", site.root / "loop")
    assert resolve("/loop/x.png", site.place()).path is None


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders there")
def test_a_pipe_is_no_image(site):
    os.mkfifo(site.root / "assets/pipe.png")
    assert resolve("/assets/pipe.png", site.place()).kind is Kind.MISSING


def test_a_post_in_no_site_sees_its_folder(tmp_path):
    (tmp_path / "x.png").write_bytes(png())
    path = tmp_path / "post.md"
    place = Place(path, find_site(path))
    assert resolve("x.png", place).kind is Kind.FOUND
    assert resolve("../x.png", place).kind is Kind.OUTSIDE


def test_a_site_reached_by_a_symlink_shows_its_images(site, tmp_path):
    os.symlink(site.root, tmp_path / "link")
    path = tmp_path / "link" / NAME
    assert resolve("/assets/x.png", Place(path, find_site(path))).kind is Kind.FOUND
