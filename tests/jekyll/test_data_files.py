"""`site.data`, as Jekyll reads the same folder."""

import json
from pathlib import Path

import pytest
from little_site import LittleSite
from real_jekyll import needs_jekyll, pages_built

from editor.jekyll.data_files import overlaid, read_data

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


def test_the_site_s_data_lie_over_those_of_its_theme() -> None:
    theme = {"a": {"x": 1, "y": {"z": 2}}, "b": 3}
    assert overlaid(theme, {"a": {"y": {"w": 4}}}) == {"a": {"x": 1, "y": {"z": 2, "w": 4}}, "b": 3}
