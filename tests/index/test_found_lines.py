"""Words in the text files of a site: which files, which lines, what is shown of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from little_site import LittleSite

from editor.index.found_lines import FoundIn, FoundLine, Shown, search_files, searched_files
from editor.writing.expression import BadExpression, TookTooLong
from editor.writing.searching import Search

NO_TEXTS: dict[Path, bytes] = {}


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    site = LittleSite(tmp_path / "site")
    for path in (
        "_posts/2025-12-03-a.md",
        "_drafts/b.md",
        "_includes/c.html",
        "_data/d.yml",
        "assets/e.css",
        "f.md",
        "_site/g.html",
        ".git/h.md",
        "node_modules/i.md",
        "image.png",
    ):
        site.write(path, f"a cat in {path}\n")
    return site


def names(site: LittleSite, *, posts_only: bool) -> list[str]:
    found = searched_files(site.place().site, posts_only=posts_only)
    return [path.relative_to(site.root).as_posix() for path in found]


def found(site: LittleSite, search: Search, written: str = "", texts=NO_TEXTS) -> list[FoundIn]:
    files = searched_files(site.place().site, posts_only=True)
    return [*search_files(files, site.place().site, search, written, texts)]


def lines(site: LittleSite, content: str | bytes, search: Search, written: str = ""):
    site.write("_posts/2025-12-03-a.md", content)
    files = [site.root / "_posts/2025-12-03-a.md"]
    (found,) = search_files(files, site.place().site, search, written, NO_TEXTS)
    return found.lines


def test_posts_and_drafts_or_all_texts_that_people_made(site: LittleSite):
    assert names(site, posts_only=True) == ["_drafts/b.md", "_posts/2025-12-03-a.md"]
    assert sorted(names(site, posts_only=False)) == [
        "_config.yml",
        "_data/d.yml",
        "_drafts/b.md",
        "_includes/c.html",
        "_layouts/post.html",
        "_posts/2025-12-03-a.md",
        "assets/e.css",
        "f.md",
    ]


def test_each_file_says_its_lines_and_how_many_matches(site: LittleSite):
    site.write("_posts/2025-12-03-a.md", "---\ntitle: Cat\n---\none\ncat, cat\n\nthe cat\n")
    draft, post = found(site, Search("cat"))
    assert [each.line for each in draft.lines] == [1]
    assert [(each.line, each.column, each.numbers) for each in post.lines] == [
        (2, 8, range(1)),
        (5, 1, range(1, 3)),
        (7, 5, range(3, 4)),
    ]
    assert (draft.count, post.count) == (1, 4)


@pytest.mark.parametrize(
    ("content", "search", "written", "now", "then"),
    [
        ("a cat.\n", Search("cat"), "dog", "a [cat].", "a [dog]."),
        ("cat cat", Search("cat"), "ox", "[cat] [cat]", "[ox] [ox]"),
        ("a cat\r\nb\r\n", Search("cat"), "", "a [cat]", "a []"),
        ("\ufeffcat\n", Search("^cat", is_expression=True), "x", "[cat]", "[x]"),
        ("one\ntwo\n", Search(r"e\nt", is_expression=True), "-", "on[e↵t]wo", "on[-]wo"),
        ("one\r\ntwo\r\n", Search(r"e\nt", is_expression=True), r"\n", "on[e↵t]wo", "on[↵]wo"),
        ("a, b\n", Search(", ", is_expression=True), r"\n", "a[, ]b", "a[↵]b"),
        ("k=v\n", Search(r"(\w)=(\w)", is_expression=True), r"\2=\1", "[k=v]", "[v=k]"),
        ("😀 cat\n", Search("cat"), "😀", "😀 [cat]", "😀 [😀]"),
        ("x" * 80 + "cat", Search("cat"), "", "…" + "x" * 50 + "[cat]", "…" + "x" * 50 + "[]"),
        ("cat" + "x" * 400, Search("cat"), "a", "[cat]" + "x" * 297, "[a]" + "x" * 297),
    ],
)
def test_a_line_is_shown_as_it_is_and_as_it_would_be(site, content, search, written, now, then):
    (line,) = lines(site, content, search, written)
    assert (bracketed(line.now), bracketed(line.then)) == (now, then)


def bracketed(shown: Shown) -> str:
    text = shown.text
    for start, end in reversed(shown.spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def test_matches_over_lines_stand_where_they_begin(site: LittleSite):
    found = lines(site, "a\nxb\nc x\n\nx\n", Search(r"x\n?", is_expression=True))
    assert [(each.line, each.numbers) for each in found] == [
        (2, range(1)),
        (3, range(1, 2)),
        (5, range(2, 3)),
    ]


def test_what_an_open_post_holds_counts_instead_of_its_file(site: LittleSite):
    post = site.root / "_posts/2025-12-03-a.md"
    assert [each.count for each in found(site, Search("zebra"), texts={post: b"zebra\n"})] == [0, 1]


def test_files_that_are_no_text_are_left_alone_with_a_sentence(site: LittleSite, tmp_path: Path):
    (tmp_path / "secret.md").write_text("cat\n", "utf-8")
    site.write("_posts/2025-12-04-latin.md", "caf\xe9 cat\n".encode("latin-1"))
    site.write("_posts/2025-12-05-nul.md", b"cat\0\n")
    (site.root / "_posts/2025-12-06-out.md").symlink_to(tmp_path / "secret.md")
    unread = {each.file.stem[11:]: each.unread for each in found(site, Search("cat"))}
    assert "not UTF-8 (first at line 1)" in unread["latin"]
    assert "NUL byte" in unread["nul"]
    assert "leads out of the site" in unread["out"]
    assert unread["a"] == ""


def test_an_expression_that_makes_no_sense_is_told_at_once(site: LittleSite):
    with pytest.raises(BadExpression, match="missing"):
        found(site, Search("(", is_expression=True))
    with pytest.raises(BadExpression, match="no group"):
        found(site, Search("a", is_expression=True), r"\1")


def test_an_expression_that_takes_too_long_ends_the_search(site: LittleSite, monkeypatch):
    site.write("_posts/2025-12-03-a.md", "a" * 80 + "b\n")
    with pytest.raises(TookTooLong):
        found(site, Search("(a|aa)+$", is_expression=True))


def test_nothing_is_found_of_nothing(site: LittleSite):
    assert all(each.lines == () for each in found(site, Search("")))


def test_a_line_is_a_value(site: LittleSite):
    (line,) = lines(site, "cat", Search("cat"))
    shown = Shown("cat", ((0, 3),))
    assert line == FoundLine(1, 1, range(1), shown, Shown("", ((0, 0),)))
