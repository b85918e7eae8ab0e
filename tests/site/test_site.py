import os
from pathlib import Path

import pytest
from little_site import LittleSite

from editor.site.place import Place
from editor.site.site import find_site


@pytest.fixture
def site(tmp_path):
    return LittleSite(tmp_path / "blog")


def test_the_site_is_where_the_configuration_is(site):
    found = find_site(site.root / "_posts/2025/travel/2025-12-03-x.md")
    assert (found.root, found.found_by, found.timezone) == (
        site.root,
        "config",
        "America/New_York",
    )
    assert found.is_site


def test_a_category_folder_with_posts_belongs_to_the_site_above(site):
    path = site.write("news/_posts/2025-12-03-x.md", "x")
    assert find_site(path).root == site.root


@pytest.mark.parametrize("name", ["_config.yaml", "_config.toml"])
def test_the_configuration_may_have_other_endings(tmp_path, name):
    text = 'title = "T"\n' if name.endswith("toml") else "title: T\n"
    (tmp_path / name).write_text(text)
    found = find_site(tmp_path / "_posts/x.md")
    assert (found.root, found.config) == (tmp_path, {"title": "T"})


def test_without_configuration_the_folder_with_posts_is_the_site(tmp_path):
    (tmp_path / "_drafts").mkdir()
    found = find_site(tmp_path / "_drafts" / "x.md")
    assert (found.root, found.found_by) == (tmp_path, "posts")
    assert find_site(tmp_path / "notes" / "x.md").root == tmp_path


def test_a_post_in_no_site_has_its_folder_alone(tmp_path):
    found = find_site(tmp_path / "x.md")
    assert (found.root, found.found_by, found.is_site) == (tmp_path, "folder", False)
    assert found.layouts is None


def test_a_chosen_folder_wins_while_it_exists(site, tmp_path):
    other = LittleSite(tmp_path / "other", "title: Other\n")
    path = site.root / "_posts/x.md"
    assert find_site(path, other.root).root == other.root
    assert find_site(path, other.root).found_by == "chosen"
    assert find_site(path, tmp_path / "gone").root == site.root


def test_without_a_path_the_current_folder_decides(site, monkeypatch):
    monkeypatch.chdir(site.root / "_layouts")
    assert find_site(None).root == site.root
    assert Place(None, find_site(None)).in_site is None


@pytest.mark.parametrize(
    "config", ["a: b: c", "- a list", b"title: \xff", "a: [", "x: &a [*a]", "t: \x07"]
)
def test_a_broken_configuration_is_a_sentence(site, config):
    site.write("_config.yml", config)
    found = find_site(site.root / "_posts/x.md")
    assert found.config == {}
    assert found.config_error
    assert found.config_error.startswith("The site's _config.yml cannot be read: ")
    assert found.is_site
    assert found.layouts is None


def test_an_empty_configuration_is_fine(site):
    site.write("_config.yml", "# nothing yet\n")
    found = find_site(site.root / "x.md")
    assert (found.config, found.config_error, found.baseurl, found.url) == ({}, None, "", "")


@pytest.mark.parametrize(
    ("written", "baseurl"), [("/blog", "/blog"), ("blog/", "/blog"), ("/", ""), ("''", "")]
)
def test_the_baseurl_has_one_slash_before_it(site, written, baseurl):
    site.write("_config.yml", f"baseurl: {written}\nurl: https://example.org/\n")
    found = find_site(site.root / "x.md")
    assert (found.baseurl, found.url) == (baseurl, "https://example.org")


def test_values_of_another_kind_are_as_none(site):
    site.write("_config.yml", "baseurl: [a]\ntimezone: 5\nurl:\ntheme: true\ndefaults: 3\n")
    found = find_site(site.root / "x.md")
    assert (found.baseurl, found.timezone, found.url) == ("", None, "")
    assert found.defaults_for("x.md") == {}


@pytest.mark.parametrize(
    ("config", "name"),
    [("title: The Harbour", "The Harbour"), ("title: >\n  The\n  Harbour\n", "The Harbour"),
     ("title: ' '", "blog"), ("title: [1]", "blog"), ("", "blog")],
)  # fmt: skip
def test_a_site_is_called_by_its_title_else_by_its_folder(site, config, name):
    site.write("_config.yml", config)
    assert find_site(site.root / "_posts/2025-12-03-x.md").name == name


def test_the_source_folder_is_the_root(site):
    site.write("_config.yml", "source: docs\n")
    site.write("docs/_posts/x.md", "x")
    assert find_site(site.root / "docs/_posts/x.md").root == site.root / "docs"
    site.write("_config.yml", "source: ../elsewhere\n")
    assert find_site(site.root / "docs/_posts/x.md").root == site.root


def test_layouts_are_those_of_the_folder(site):
    site.write("_layouts/news/entry.html", "")
    site.write("_layouts/.hidden.html", "")
    site.write("_layouts/_draft.html", "")
    assert find_site(site.root / "x.md").layouts == {"post", "news/entry"}
    site.write("_config.yml", "layouts_dir: theme/layouts\n")
    site.write("theme/layouts/page.html", "")
    assert find_site(site.root / "x.md").layouts == {"page"}


def test_the_layouts_of_a_theme_at_hand_count(site, tmp_path, monkeypatch):
    monkeypatch.setenv("GEM_HOME", str(tmp_path / "gems-home"))
    for version, layout in (("1.9.0", "old"), ("1.10.0", "page")):
        folder = tmp_path / f"gems-home/gems/papyrus-{version}/_layouts"
        folder.mkdir(parents=True)
        (folder / f"{layout}.html").touch()
    (tmp_path / "gems-home/gems/papyrus-extra-1.0").mkdir()
    site.write("_config.yml", "theme: Papyrus\n")
    assert find_site(site.root / "x.md").layouts == {"post", "page"}


@pytest.mark.parametrize(
    "config", ["theme: no-such-theme-anywhere", "theme: ../..", "remote_theme: a/b"]
)
def test_layouts_of_a_theme_elsewhere_are_unknown(site, config):
    site.write("_config.yml", config)
    assert find_site(site.root / "x.md").layouts is None


def test_paths_are_seen_from_the_root(site, monkeypatch):
    found = find_site(site.root / "x.md")
    assert str(found.relative(site.root / "_posts" / "x.md")) == "_posts/x.md"
    assert found.relative(site.root.parent / "x.md") is None
    monkeypatch.chdir(site.root)
    assert str(found.relative(Path("_posts/../a.md"))) == "a.md"


def test_a_place_knows_its_folder(site):
    post = site.place("_posts/travel/2025-12-03-x.md")
    assert (post.is_in_posts, post.is_draft) == (True, False)
    assert str(post.in_site) == "_posts/travel/2025-12-03-x.md"
    assert post.name
    assert post.name.slug == "x"
    draft = site.place("news/_drafts/idea.md")
    assert (draft.is_in_posts, draft.is_draft) == (False, True)
    nowhere = Place(None, post.site)
    assert (nowhere.name, nowhere.in_site, nowhere.is_draft, nowhere.defaults) == (
        None,
        None,
        False,
        {},
    )


def test_a_site_reached_by_a_symlink_keeps_its_name(site, tmp_path):
    os.symlink(site.root, tmp_path / "link")
    found = find_site(tmp_path / "link/_posts/x.md")
    assert found.root == tmp_path / "link"
    assert str(found.relative(tmp_path / "link/_posts/x.md")) == "_posts/x.md"
