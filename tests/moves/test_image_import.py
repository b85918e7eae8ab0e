"""A picture comes into the site by its habits, once, and never over another file."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from little_site import LittleSite
from pictures import photo, picture
from real_jekyll import build, needs_jekyll

from editor.moves.doing import carry_out
from editor.moves.image_import import Import, Wish, image_import, unfit
from editor.moves.image_reduction import NoPicture
from editor.post.errors import FileError
from editor.post.post import Post
from editor.site.image_habits import ImageHabits, image_habits
from editor.site.place import Place
from editor.site.site import Site

NAME = "_posts/2025-12-03-the-late-ferry.md"
POST = Post.parse("---\ntitle: Die späte Fähre\n---\nWords.\n".encode())
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6"/>'


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    site = LittleSite(tmp_path / "site")
    site.write(NAME, POST.to_bytes())
    return site


def come(
    site: LittleSite,
    data: bytes,
    name: str = "",
    chosen: str | None = None,
    habits: ImageHabits | None = None,
) -> Import:
    return image_import(Wish(data, name), POST, site.place(NAME), habits or ImageHabits(), chosen)


def files(site: LittleSite) -> dict[str, bytes]:
    found = (path for path in site.root.rglob("*") if path.is_file())
    return {str(path.relative_to(site.root)): path.read_bytes() for path in found}


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("Nadia's Café.PNG", "nadia-s-cafe.png"),
        ("pier.jpg", "pier.png"),  # by its contents
        ("", "the-late-ferry.png"),
        *((each, "the-late-ferry.png") for each in ("IMG_2041.png", "image.png", "DSC0001.PNG")),
        *((each, "the-late-ferry.png") for each in ("Screenshot from 2026-01-01.png", "1234.png")),
        ("../../etc/_passwd.png", "passwd.png"),
        ("CON.png", "con-image.png"),
        ("зима.png", "зима.png"),
        ("हिन्दी.png", "हिन्दी.png"),
        ("がっこう.png", "がっこう.png"),
        ("a" * 300 + ".png", "a" * 80 + ".png"),
    ],
)
def test_names_are_safe_and_say_something(site: LittleSite, called: str, name: str):
    assert come(site, picture(), called).path.name == name


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.sampled_from(["", ".png", ".PNG", ".jpg", "/x.png"]))
def test_no_name_leads_out_of_the_folder(site: LittleSite, stem: str, ending: str):
    path = come(site, picture(), stem + ending).path
    assert path.parent == PurePosixPath("assets/images")
    assert path.suffix == ".png"
    assert unfit(path.name) == ""


def test_it_is_one_new_file_that_goes_again(site: LittleSite):
    before, data = files(site), photo(40, 30)
    found = come(site, data, "Pier.jpeg")
    carry_out(found.plan)
    assert files(site) == {**before, "assets/images/pier.jpeg": data}
    assert (found.in_field, found.in_body) == (
        "assets/images/pier.jpeg",
        "/assets/images/pier.jpeg",
    )
    carry_out(found.plan.back)
    assert files(site) == before


def test_the_same_bytes_are_not_stored_twice(site: LittleSite):
    site.write("assets/images/2019/old.png", picture(9))
    found = come(site, picture(9), "new.png")
    assert not found.plan
    assert found.in_body == "/assets/images/2019/old.png"
    assert come(site, picture(10), "new.png").plan


def test_what_programs_made_is_no_image_of_the_site(site: LittleSite):
    for folder in ("_site", "node_modules/x", ".git"):
        site.write(f"{folder}/old.png", picture(9))
    habits = ImageHabits("")  # images lie at the root
    found = come(site, picture(9), "new.png", habits=habits)
    assert (str(found.path), bool(found.plan)) == ("new.png", True)
    site.write("old.png", picture(9))
    assert come(site, picture(9), "new.png", habits=habits).in_body == "/old.png"


def test_a_picture_of_the_site_is_used_where_it_stands(site: LittleSite):
    logo = site.write("logo.png", picture(9))
    found = image_import(Wish(picture(9), "x.png", logo), POST, site.place(NAME), ImageHabits())
    assert (str(found.path), bool(found.plan)) == ("logo.png", False)
    hidden = site.write("_drafts/logo.png", picture(9))
    found = image_import(Wish(picture(9), "x.png", hidden), POST, site.place(NAME), ImageHabits())
    assert (str(found.path), bool(found.plan)) == ("assets/images/x.png", True)


def test_no_file_is_written_over_be_it_in_other_capitals(site: LittleSite):
    site.write("assets/images/Pier.png", picture(9))
    assert come(site, picture(), "pier.png").path.name == "pier-2.png"
    with pytest.raises(FileError, match="already"):
        come(site, picture(), chosen="pier.png")


def test_names_of_contents(site: LittleSite):
    found = come(site, picture(), "pier.png", habits=ImageHabits(digits=32))
    assert found.path.name == sha256(picture()).hexdigest()[:32] + ".png"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../x.png", "no good name"),
        ("a b.png", "no good name"),
        ("", "no good name"),
        ("nul.png", "no good name"),
        ("x.jpg", "end in .png"),
        ("x", "end in .png"),
        ("_x.png", "leaves such names out"),
        (".x.png", "leaves such names out"),
        ("x" * 200 + ".png", "too long"),
    ],
)
def test_a_chosen_name_that_will_not_do(site: LittleSite, name: str, why: str):
    if name:
        with pytest.raises(FileError, match=why):
            come(site, picture(), chosen=name)
    else:
        assert come(site, picture(), chosen=name).path.name == "the-late-ferry.png"


def test_nothing_leaves_the_site(site: LittleSite, tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "same.png").write_bytes(picture(9))
    os.symlink(elsewhere, site.root / "pictures")
    for folder in ("pictures", "pictures/2025", "../elsewhere"):
        with pytest.raises(FileError, match="out of the site"):
            come(site, picture(9), habits=ImageHabits(folder))
    with pytest.raises(FileError, match="leaves such names out"):
        come(site, picture(), habits=ImageHabits("_pictures"))
    site.write("pics", "x")
    with pytest.raises(FileError, match="is a file"):
        come(site, picture(), habits=ImageHabits("pics/2025"))


def test_a_post_without_a_site_has_no_place_for_pictures(tmp_path: Path):
    with pytest.raises(FileError, match="belongs to no site"):
        image_import(Wish(picture()), POST, Place(None, Site(tmp_path)), ImageHabits())


@pytest.mark.parametrize("data", [b"", b"words", b"\x89PNG\r\n\x1a\n", picture(kind="TIFF")])
def test_what_is_no_picture_for_browsers_is_refused(site: LittleSite, data: bytes):
    with pytest.raises(NoPicture, match="no picture"):
        come(site, data, "x.png")


def test_a_drawing_is_a_picture(site: LittleSite):
    assert come(site, SVG, "map.svg").path.name == "map.svg"


@needs_jekyll
@pytest.mark.parametrize(
    ("old", "config"),
    [
        ("/assets/2025/x.png", ""),
        ("{{ '/assets/2025/x.png' | relative_url }}", "baseurl: /blog\n"),
        ("{{ site.baseurl }}/assets/x.png", "baseurl: /blog\n"),
        ("{% link assets/x.png %}", ""),
    ],
)
def test_jekyll_publishes_what_the_page_shows(tmp_path: Path, old: str, config: str):
    site = LittleSite(tmp_path / "site", f"title: x\n{config}")
    site.write("assets/x.png", picture(9))
    site.write("_posts/2025-11-01-old.md", f"---\nlayout: post\n---\n![x]({old})\n")
    place = site.place(NAME)
    found = image_import(Wish(picture()), POST, place, image_habits(place.site))
    carry_out(found.plan)
    site.write(NAME, f"---\nlayout: post\n---\n![x]({found.in_body})\n")
    built = build(site.root)
    assert built.went_through, built.words
    output = built.posts[Path(NAME).name]["output"]
    base = "/blog" if "baseurl" in old or "relative_url" in old else ""
    assert f'src="{base}/{found.path}"' in output
    assert (site.root / "_site" / found.path).read_bytes() == picture()
