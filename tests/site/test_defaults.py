import pytest
from little_site import LittleSite

from editor.site.site import find_site

NEWS = "_posts/news/2025-12-03-x.md"


def defaults(root, sets: str, path=NEWS, kind="posts", more=""):
    site = LittleSite(root, f"{more}defaults:\n{sets}")
    return find_site(site.root / "x.md").defaults_for(path, kind)


def one(scope: str, values: str = "a: 1") -> str:
    return f"  - scope: {{{scope}}}\n    values: {{{values}}}\n"


@pytest.mark.parametrize(
    ("scope", "holds"),
    [
        ('path: ""', True),
        ('path: "", type: posts', True),
        ("type: post", True),
        ("type: pages", False),
        ("path: _posts", True),
        ("path: /_posts/news", False),
        ("path: _posts/news", True),
        ("path: _posts/travel", False),
        ("path: _drafts", False),
        ("", True),
    ],
)
def test_a_scope_holds_for_path_and_type(tmp_path, scope, holds):
    assert defaults(tmp_path, one(scope)) == ({"a": 1} if holds else {})


def test_a_pattern_holds_for_what_it_names_on_disk(tmp_path):
    LittleSite(tmp_path).write(NEWS, "x")
    assert defaults(tmp_path, one("path: '_posts/n*'")) == {"a": 1}
    assert defaults(tmp_path, one("path: '_posts/*/2025-*.md'")) == {"a": 1}
    assert defaults(tmp_path, one("path: '_posts/t*'")) == {}


def test_the_deeper_path_wins_wherever_it_stands(tmp_path):
    deep, shallow = one("path: _posts/news", "a: deep"), one('path: ""', "a: shallow, b: 2")
    assert defaults(tmp_path, deep + shallow) == {"a": "deep", "b": 2}
    assert defaults(tmp_path, shallow + deep) == {"a": "deep", "b": 2}


def test_of_equal_paths_the_one_with_a_type_wins(tmp_path):
    typed, plain = one('path: "", type: posts', "a: typed"), one('path: ""', "a: plain")
    assert defaults(tmp_path, typed + plain) == {"a": "typed"}
    assert defaults(tmp_path, plain + typed) == {"a": "typed"}


def test_mappings_are_merged(tmp_path):
    sets = one('path: ""', "image: {a: 1, b: 1}") + one("path: _posts", "image: {b: 2}")
    assert defaults(tmp_path, sets) == {"image": {"a": 1, "b": 2}}


def test_what_is_no_set_is_passed_over(tmp_path):
    sets = "  - 3\n  - values: 5\n  - scope: {}\n  - scope: x\n    values: {a: 1}\n"
    assert defaults(tmp_path, sets) == {"a": 1}


def test_the_folder_of_the_collections_is_left_out(tmp_path):
    site = LittleSite(tmp_path, "collections_dir: blog\ndefaults:\n" + one("path: blog/_posts"))
    assert site.place("blog/" + NEWS).defaults == {"a": 1}
