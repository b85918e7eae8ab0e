"""A picture that cannot be shown says why."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from editor.site.place import Place
from editor.site.site import Site
from editor.ui.preview.placeholder import placeholder


def words(reference: str, place: Place) -> list[str]:
    root = ElementTree.fromstring(placeholder(reference, place))
    return [each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ("/assets/no.png", "not in the site"),
        ("../../x.png", "Outside the site"),
        ("https://x.example/a.png", "On the network"),
        ("C:\\pictures\\a.png", "one computer"),
        ("assets\\a.png", "backslashes"),
        ("/Assets/Boat.png", "other capitals"),
        ("/assets/notes.txt", "no picture"),
        ("{{ page.cover }}", "Jekyll works out"),
    ],
)
def test_the_reason(tmp_path: Path, reference: str, why: str) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "boat.png").touch()
    (tmp_path / "assets" / "notes.txt").touch()
    site = Site(tmp_path, found_by="config")
    reason, named = words(reference, Place(tmp_path / "_posts" / "a.md", site))
    assert why in reason
    assert named == reference


def test_without_a_site_it_names_the_folder(tmp_path: Path) -> None:
    assert "folder" in words("no.png", Place(tmp_path / "a.md", Site(tmp_path)))[0]


def test_a_long_reference_is_shortened_and_markup_is_text(tmp_path: Path) -> None:
    place = Place(tmp_path / "a.md", Site(tmp_path))
    assert words("<&>" + "x" * 200, place)[1] == "<&>" + "x" * 26 + "…" + "x" * 29
