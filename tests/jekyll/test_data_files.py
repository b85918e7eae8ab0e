"""`site.data`, as Jekyll reads the same folder."""

import json
import os
from pathlib import Path

import pytest
from little_site import LittleSite, post
from real_jekyll import needs_jekyll, pages_built

from editor.jekyll.contents import contents_of
from editor.jekyll.data_files import data_left_out, overlaid, read_data
from editor.jekyll.document import document_at
from editor.jekyll.pages import pages_of
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site

FILES = {
    "t.csv": 'a,b,c\n1,,"x, y"\n\n2,3\n',
    "u.tsv": "a\tb\n1\t2\n",
    "j.json": '{"x": [1, 2.5, null]}',
    "my file.name.yaml": "z: 1\n",
    "sub.yml": "l: 2\n",
    "sub/y.yml": "a: [yes, 1_000]\n",
    "sub/deeper/k.yml": "- 1\n- b: {}\n",
    "empty.yml": "",
    "note.txt": "no data\n",
    "_low.yml": "h: 1\n",
    "späť.yml": "u: 1\n",
}


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    site = LittleSite(tmp_path)
    for name, content in FILES.items():
        site.write(f"_data/{name}", content)
    return site


@needs_jekyll
def test_data_are_read_as_jekyll_reads_them(site: LittleSite) -> None:
    site.write("data.json", "---\n---\n{{ site.data | jsonify }}")
    seen = json.loads(pages_built(site.root)["data.json"]["output"])
    assert len(seen) == 8
    assert read_data(site.root / "_data", site.root, None) == seen


def test_a_broken_file_leaves_the_others(tmp_path: Path) -> None:
    site = LittleSite(tmp_path)
    site.write("_data/broken.yml", "a: [")
    site.write("_data/latin.yml", b"a: caf\xe9")
    site.write("_data/good.yml", "a: 1")
    assert read_data(tmp_path / "_data", tmp_path, None) == {"good": {"a": 1}}
    assert read_data(tmp_path / "nowhere", tmp_path, None) == {}


def test_of_too_many_data_the_largest_are_left_out_and_the_page_says_so(tmp_path: Path) -> None:
    site = LittleSite(tmp_path)
    site.write("_layouts/post.html", "{{ site.data.small.a }} {{ site.data.big0.a }}{{ content }}")
    site.write("_data/small.json", '{"a": "small"}')
    for number in range(40):
        site.write(f"_data/big{number}.json", "")
        os.truncate(tmp_path / f"_data/big{number}.json", 12_500_000 + number)
    assert data_left_out(tmp_path / "_data", tmp_path) == {
        tmp_path / f"_data/big{number}.json" for number in range(1, 40)
    }
    path = site.write("_posts/2026-03-01-x.md", post("layout: post"))
    place = Place(path, find_site(path))
    assert place.in_site is not None
    document = document_at(Post.parse(path.read_bytes()), place.in_site, place.site)
    page = pages_of(place.site).page(document)
    assert page.html.startswith("small ")
    (problem,) = page.problems
    assert problem.message == (
        "The site’s data files are more than 20 MB together, so the largest are left out here: "
        "“big1.json”, “big10.json”, “big11.json” and 36 more. Jekyll reads them."
    )


def test_of_too_many_posts_the_largest_are_left_out(tmp_path: Path) -> None:
    site = LittleSite(tmp_path)
    small = site.write("_posts/2026-03-01-small.md", post("title: Small"))
    for number in range(6):
        big = site.write(f"_posts/2026-03-02-big{number}.md", "")
        os.truncate(big, 49_000_000 + number)
    contents = contents_of(find_site(small))
    assert {path.name for path in contents.left_out} == {"2026-03-02-big5.md"}
    assert [each.path.name for each in contents.posts] == [small.name]
    assert "“_posts/2026-03-02-big5.md”" in contents.remarks[0]


def test_the_site_s_data_lie_over_those_of_its_theme() -> None:
    theme = {"a": {"x": 1, "y": {"z": 2}}, "b": 3}
    assert overlaid(theme, {"a": {"y": {"w": 4}}}) == {"a": {"x": 1, "y": {"z": 2, "w": 4}}, "b": 3}
