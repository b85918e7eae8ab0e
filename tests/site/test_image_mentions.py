"""Where a text leads to an image, and what only looks like it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from little_site import LittleSite
from pictures import picture

from editor.site.image_mentions import Text, mentions, rewritten
from editor.site.site import Site, find_site

OLD = PurePosixPath("assets/images/pier 1.png")
POST, SHEET = "_posts/2025-01-01-x.md", "assets/css/main.css"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = LittleSite(tmp_path, "url: https://skerrow.example\nbaseurl: /blog\n")
    site.write(str(OLD), picture())
    return find_site(tmp_path / "x.md")


def found(site: Site, text: str, file: str = POST, image: PurePosixPath = OLD) -> list[str]:
    return [each.written for each in mentions(image, Text(PurePosixPath(file), text), site)]


def mended(site: Site, text: str, new: str, file: str = POST) -> str:
    for each in reversed([*mentions(OLD, Text(PurePosixPath(file), text), site)]):
        text = text[: each.start] + rewritten(each, OLD, PurePosixPath(new)) + text[each.end :]
    return text


@pytest.mark.parametrize(
    "text",
    [
        "![x](/assets/images/pier%201.png)",
        "![x](</assets/images/pier 1.png>)",
        '![x](/assets/images/pier%201.png "A title")',
        "![x](/blog/assets/images/pier%201.png)",
        "![x](https://skerrow.example/blog/assets/images/pier%201.png)",
        "![x]({{ site.baseurl }}/assets/images/pier%201.png)",
        "![x]({{ '/assets/images/pier 1.png' | relative_url }})",
        '<img src="{{"assets/images/pier 1.png"|relative_url}}">',
        "<img srcset='/assets/images/pier%201.png 2x'>",
        "[x]: /assets/images/pier%201.png",
        "---\nimage: assets/images/pier 1.png\n---\n",
        "---\nimage:\n  path: /assets/images/pier 1.png # here\n---\n",
        "---\nimages: [/assets/images/pier 1.png]\n---\n",
        '---\nimage: "assets/images/pier 1.png"\n---\n',
        "![x](/Assets/images/Pier%201.PNG)",
        "<!-- ![x](/assets/images/pier%201.png) -->",
        "<style>a { background: url(/assets/images/pier%201.png) }</style>",
        "![x](/assets/images/pier%201.png#left)",
        "See /assets/images/pier%201.png.",
        "```\n{% link assets/images/pier 1.png %}\n```",
        "![x](../assets/images/pier%201.png)",
    ],
)
def test_all_ways_to_write_it(site: Site, text: str):
    assert len(found(site, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "/assets/images/pier%201.png.webp",
        "/assets/images/pier%201.pngx",
        "/assets/images/pier%201.png/x",
        "/docs/assets/images/pier%201.png",
        "https://other.example/assets/images/pier%201.png",
        "https://other.example/blog/assets/images/pier%201.png",
        "myassets/images/pier 1.png",
        "//assets/images/pier%201.png",
        "images/pier 1.png",
        "`/assets/images/pier%201.png`",
        "```\n/assets/images/pier%201.png\n```",
        "Words.\n\n    /assets/images/pier%201.png\n",
        "{% raw %}/assets/images/pier%201.png{% endraw %}",
        "<pre>/assets/images/pier%201.png</pre>",
    ],
)
def test_what_leads_elsewhere_or_is_code(site: Site, text: str):
    assert found(site, text) == []


def test_code_is_told_by_its_own_line_with_all_line_ends(site: Site):
    text = "---\r\ntitle: x\r\n---\r\n```\r\n/assets/images/pier%201.png\r\n```\r\n\r\n"
    assert found(site, text) == []
    assert found(site, text + "`x` ![y](/assets/images/pier%201.png)\r\n") != []


@given(st.text(alphabet="`~ \n\ta.png/(){}%![]<>'\"=:-", max_size=200))
def test_any_text_can_be_looked_through(text: str):
    site = Site(Path("/nowhere"))
    logo = PurePosixPath("a/a.png")
    for each in mentions(logo, Text(PurePosixPath("_posts/x.md"), text), site):
        assert text[each.start : each.end] == each.written
        assert PurePosixPath(each.written).name.lower() == "a.png"


def test_a_style_sheet_looks_from_its_folder(site: Site):
    assert found(site, "a { background: url(../images/pier%201.png) }", SHEET)
    assert not found(site, "a { background: url(../../images/pier%201.png) }", SHEET)
    beside = "assets/images/index.html"
    assert found(site, '<img src="pier%201.png">', beside)
    assert not found(site, "the file pier 1.png shows it", beside)


def test_an_image_at_the_root_is_no_word_of_a_sentence(site: Site):
    logo = PurePosixPath("logo.png")
    text = "---\nimage: logo.png\n---\n![x](/logo.png) the logo.png /a/logo.png"
    assert len(found(site, text, image=logo)) == 2


def test_other_capitals_may_be_another_file(site: Site):
    (site.root / "assets/images/Pier 1.png").write_bytes(picture(9))
    text = "![x](/assets/images/Pier%201.png) ![y](/assets/images/pier%201.png)"
    assert found(site, text) == ["assets/images/pier%201.png"]


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("(/assets/images/pier%201.png)", "assets/images/a.png", "(/assets/images/a.png)"),
        ("(/Assets/images/pier%201.png)", "assets/images/a.png", "(/assets/images/a.png)"),
        ("image: assets/images/pier 1.png", "img/a.png", "image: img/a.png"),
        ("(/assets/images/pier%201.png)", "img/pier 1.png", "(/img/pier%201.png)"),
    ],
)
def test_the_way_of_writing_stays(site: Site, text: str, new: str, expected: str):
    assert mended(site, text, new) == expected


def test_a_path_from_the_folder_stays_one(site: Site):
    sheet = "a { background: url('../images/pier 1.png') }"
    assert mended(site, sheet, "assets/images/a.png", SHEET) == sheet.replace("pier 1", "a")
    assert "('a.png')" in mended(site, sheet, "assets/css/a.png", SHEET)
    assert "('../../a.png')" in mended(site, sheet, "a.png", SHEET)
