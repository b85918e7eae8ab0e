"""A site's habits with images are learnt from its latest posts."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePosixPath

import pytest
from little_site import LittleSite, png

from editor.post.post import Post
from editor.site.image_habits import PATH, ImageHabits, image_habits
from editor.site.images import resolve
from editor.site.place import Place
from editor.site.site import Site, find_site

IMAGE = PurePosixPath("assets/images/pier.jpg")
HASHED = "057c23794f58757efad7ab5bbca43961"


def learnt(root: Path, *posts: str, config: str = "title: x\n") -> tuple[ImageHabits, Site]:
    site = LittleSite(root, config)
    for number, text in enumerate(posts, 1):
        site.write(f"_posts/2025-0{number}-01-the-pier.md", text)
    found = find_site(root / "_posts" / "x.md")
    return image_habits(found), found


def body(*references: str) -> str:
    return "---\ntitle: x\n---\n" + "".join(f"![x]({each})\n\n" for each in references)


def field(reference: str) -> str:
    return f"---\nimage: {reference}\n---\n"


def test_a_site_without_images_does_as_most_do(tmp_path: Path):
    habits, _ = learnt(tmp_path, "Words.\n")
    assert habits == ImageHabits("assets/images", 0, "<path>", "/<path>")
    assert habits.field_reference(IMAGE) == "assets/images/pier.jpg"
    assert habits.body_reference(IMAGE) == "/assets/images/pier.jpg"


def test_a_folder_of_images_that_is_there_is_used(tmp_path: Path):
    (tmp_path / "img").mkdir()
    assert learnt(tmp_path)[0].folder == "img"


def test_below_a_baseurl_the_body_asks_liquid(tmp_path: Path):
    habits, _ = learnt(tmp_path, config="baseurl: /blog\n")
    assert habits.body_reference(IMAGE) == "{{ '/assets/images/pier.jpg' | relative_url }}"


@pytest.mark.parametrize(
    ("reference", "way"),
    [
        ("/assets/images/x.png", "/<path>"),
        ("{{ site.baseurl }}/assets/images/x.png", "{{ site.baseurl }}/<path>"),
        ("{{ '/assets/images/x.png' | relative_url }}", "{{ '/<path>' | relative_url }}"),
        ('{{"assets/images/x.png"|relative_url}}', '{{"<path>"|relative_url}}'),
        ("{% link assets/images/x.png %}", "{% link <path> %}"),
        ("/blog/assets/images/x.png", "/blog/<path>"),
    ],
)
def test_the_body_is_written_as_before(tmp_path: Path, reference: str, way: str):
    habits, _ = learnt(tmp_path, body(reference), config="baseurl: /blog\n")
    assert habits.in_body == way
    assert habits.folder == "assets/images"


@pytest.mark.parametrize(
    "reference",
    [
        *("https://example.org/a/x.png", "data:image/png;base64,AA", "assets/x.png", "../x.png"),
        *("C:\\x.png", "{{ page.image }}", "/docs/manual.pdf"),
    ],
)
def test_what_lies_elsewhere_teaches_nothing(tmp_path: Path, reference: str):
    assert learnt(tmp_path, body(reference))[0] == ImageHabits()


def test_the_field_is_written_as_before(tmp_path: Path):
    assert learnt(tmp_path, field("/img/a.png"))[0].in_field == "/<path>"
    other = "---\nimage:\n  path: img/a.png\n---\n"
    assert learnt(tmp_path / "other", other)[0].in_field == "<path>"


def test_names_made_of_contents(tmp_path: Path):
    assert learnt(tmp_path, field(f"assets/images/{HASHED}.jpg"))[0].digits == 32


def test_each_post_counts_once_and_of_equals_the_latest(tmp_path: Path):
    many = body("/a/1.png", "/a/2.png", "/a/3.png")
    assert learnt(tmp_path / "1", many, body("/b/1.png"))[0].folder == "b"
    assert learnt(tmp_path / "2", many, many, body("/b/1.png"))[0].folder == "a"


def test_posts_count_before_drafts(tmp_path: Path):
    for number in range(60):
        LittleSite(tmp_path).write(f"_drafts/idea-{number}.md", body("/ideas/1.png"))
    assert learnt(tmp_path, *[body("/posts/1.png")] * 9)[0].folder == "ideas"
    for number in range(61):
        LittleSite(tmp_path).write(f"_posts/2026-01-01-{number}.md", body("/posts/1.png"))
    assert learnt(tmp_path)[0].folder == "posts"


@pytest.mark.parametrize(
    ("old", "folder"),
    [
        ("/assets/2025/x.png", "assets/2026"),
        ("/assets/2025/01/x.png", "assets/2026/07"),
        ("/assets/the-pier/x.png", "assets/boats"),
        ("/assets/2019/x.png", "assets/2019"),
    ],
)
def test_folders_of_the_year_and_of_the_post(tmp_path: Path, old: str, folder: str):
    habits, site = learnt(tmp_path, body(old))
    new = Place(tmp_path / "_posts/2026-07-09-boats.md", site)
    assert str(habits.folder_for(Post.parse(b""), new)) == folder
    draft = Place(tmp_path / "_drafts/boats.md", site)
    dated = Post.parse(b"---\ndate: 2026-07-09\n---\n")
    assert str(habits.folder_for(dated, draft)) == folder


def test_what_an_address_cannot_hold_is_encoded_outside_liquid(tmp_path: Path):
    image = PurePosixPath("img/the pier (1).jpg")
    plain = ImageHabits(in_body="/<path>")
    assert plain.body_reference(image) == "/img/the%20pier%20%281%29.jpg"
    liquid = ImageHabits(in_body="{{ '/<path>' | relative_url }}")
    assert liquid.body_reference(image) == "{{ '/img/the pier (1).jpg' | relative_url }}"
    assert plain.field_reference(image) == "img/the pier (1).jpg"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each name is text")
def test_an_image_whose_name_is_not_utf8_is_written_so_that_it_is_found(tmp_path):
    site = LittleSite(tmp_path / "site")
    name = os.fsdecode(b"assets/caf\xe9 au lait.png")
    site.write(name, png())
    image, place = PurePosixPath(name), site.place()
    habits = ImageHabits(in_body=f"/{PATH}")
    written = {
        habits.field_reference(image): "assets/caf%E9 au lait.png",
        habits.body_reference(image): "/assets/caf%E9%20au%20lait.png",
    }
    for reference, expected in written.items():
        assert reference == expected
        assert resolve(reference, place).path == site.root / name
    liquid = ImageHabits(in_body=f"{{{{ '/{PATH}' | relative_url }}}}")
    assert resolve(liquid.body_reference(image), place).path == site.root / name
