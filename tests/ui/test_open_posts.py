"""Several posts stay open: each keeps its text, caret, undo and unsaved edits."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor

from editor.jekyll.renderer import Renderer
from editor.moves.plan import Plan, rewritten
from editor.site.images import Kind, resolve
from editor.ui.main_window import MainWindow
from editor.ui.questions import Answer


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "_posts"
    folder.mkdir()
    found = []
    for name in ("ferry", "pier", "gull"):
        path = folder / f"2026-03-01-{name}.md"
        path.write_text(f"---\ntitle: {name}\n---\n\nA {name}.\n\nThe end.\n", "utf-8")
        found.append(path)
    return found


def type_at_end(qtbot, window: MainWindow, words: str) -> None:
    window.text.edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(window.text.edit, words)


def test_a_post_is_as_it_was_left(qtbot, window, paths):
    window.files.open(paths[0])
    type_at_end(qtbot, window, "Or so.")
    window.text.edit.moveCursor(QTextCursor.MoveOperation.Up)
    caret = window.text.edit.textCursor().position()
    window.files.open(paths[1])
    assert window.text.edit.text == "A pier.\n\nThe end.\n"
    assert not window.isWindowModified()
    type_at_end(qtbot, window, "x")
    window.files.open(paths[0])
    assert window.isWindowModified()
    assert window.text.edit.text == "A ferry.\n\nThe end.\nOr so."
    assert window.text.edit.textCursor().position() == caret
    window.open_post.undo()
    assert window.text.edit.text == "A ferry.\n\nThe end.\n"
    assert not window.isWindowModified()
    window.files.open(paths[1])
    assert window.text.edit.text.endswith("x")
    assert [sheet.place.path for sheet in window.posts.unsaved] == [paths[1]]


def test_typing_in_one_post_changes_no_other(qtbot, window, paths):
    window.files.open(paths[0])
    window.files.open(paths[1])
    type_at_end(qtbot, window, "New words.")
    window.files.save()
    assert paths[1].read_text("utf-8").endswith("New words.")
    assert paths[0].read_text("utf-8").endswith("The end.\n")


def test_an_untouched_new_post_gives_way(window, paths):
    window.files.open(paths[0])
    window.files.new()
    assert len(window.posts.sheets) == 2
    window.files.open(paths[1])
    assert [sheet.place.path for sheet in window.posts.sheets] == paths[:2]


def test_closing_a_post_shows_its_neighbour(window, paths):
    for path in paths:
        window.files.open(path)
    window.files.open(paths[1])
    window.files.close()
    assert window.open_post.place.path == paths[2]
    window.files.close()
    window.files.close()
    assert window.open_post.place.path is None
    assert window.text.edit.text == ""


@pytest.mark.parametrize("answer", [Answer.CANCEL, Answer.DISCARD, Answer.SAVE])
def test_closing_the_window_asks_once_and_names_the_posts(qtbot, window, questions, paths, answer):
    for path in paths[:2]:
        window.files.open(path)
        type_at_end(qtbot, window, "More.")
    window.files.open(paths[2])
    questions.save_changes_answer = answer
    assert window.close() is (answer is not Answer.CANCEL)
    assert questions.asked == ["save_changes"]
    assert questions.named == [path.name for path in paths[:2]]
    for path in paths[:2]:
        assert path.read_text("utf-8").endswith("More.") is (answer is Answer.SAVE)


def test_a_zoom_reaches_the_posts_behind(window, paths):
    window.files.open(paths[0])
    window.files.open(paths[1])
    window.actions_["zoom_in"].trigger()
    size = window.text.edit.document().defaultFont().pixelSize()
    window.files.open(paths[0])
    assert window.text.edit.document().defaultFont().pixelSize() == size


def test_problems_are_marked_in_the_post_they_are_in(window, paths):
    for path in paths[:2]:
        path.write_text(path.read_text("utf-8").replace("end.", "![](/gone.png)"), "utf-8")
        window.files.open(path)
    document = window.text.edit.document()
    assert window.text._marks._marks
    assert all(cursor.document() is document for cursor, _ in window.text._marks._marks)


@pytest.mark.skipif(os.name != "posix", reason="links need no leave on POSIX")
@pytest.mark.parametrize("way", ["link", "linked folder", "..", "capitals"])
def test_one_file_is_one_post_by_whichever_of_its_names(qtbot, window, paths, tmp_path, way):
    path = paths[0]
    other = {
        "link": path.with_name("link.md"),
        "linked folder": tmp_path / "linked" / path.name,
        "..": path.parent / ".." / "_posts" / path.name,
        "capitals": path.with_name(path.name.upper()),
    }[way]
    if way == "link":
        other.symlink_to(path)
    elif way == "linked folder":
        other.parent.symlink_to(path.parent)
    elif way == "capitals":
        os.link(path, other)  # as where capitals do not count: one file by either name
    window.files.open(path)
    type_at_end(qtbot, window, "Mine.")
    window.files.open(paths[1])
    window.files.open(other)
    assert [sheet.place.path for sheet in window.posts.sheets] == paths[:2]
    assert window.text.edit.text.endswith("Mine.")
    window.files.save()
    assert path.read_text("utf-8").endswith("Mine.")


def test_two_files_are_two_posts_though_one_was_made_as_a_link_of_the_other(window, paths):
    other = paths[0].with_name("hard.md")
    os.link(paths[0], other)
    window.files.open(paths[0])
    window.files.open(other)
    assert [sheet.place.path for sheet in window.posts.sheets] == [paths[0], other]


def test_steps_up_are_taken_out_of_the_name_of_a_post(window, paths):
    window.files.open(paths[0].parent / ".." / "_posts" / paths[0].name)
    assert window.open_post.place.path == paths[0]


def test_an_act_on_a_file_minds_the_post_that_was_opened_by_a_link(
    qtbot, window, questions, paths, tmp_path
):
    (tmp_path / "_config.yml").write_text("title: x\n")
    link = tmp_path / "_drafts" / "link.md"
    link.parent.mkdir()
    link.symlink_to(paths[0])
    window.files.open(link)
    after = paths[0].read_bytes().replace(b"end", b"start")
    plan = Plan("Change", (rewritten(paths[0], paths[0].read_bytes(), after),))
    type_at_end(qtbot, window, "Mine.")
    questions.save_first_answer = False
    assert not window.acts.propose(plan)
    assert questions.asked == ["save_first"]
    window.open_post.undo()
    assert window.acts.propose(plan)
    assert window.text.edit.text == "A ferry.\n\nThe start.\n"
    assert not window.isWindowModified()


@pytest.mark.skipif(os.name != "posix", reason="links need no leave on POSIX")
def test_a_post_that_is_a_link_out_of_the_site_says_so_and_shows_nothing_from_there(
    qtbot, window, tmp_path
):
    site, outside = tmp_path / "site", tmp_path / "outside"
    link, target = site / "_posts" / "2026-03-01-ferry.md", outside / "ferry.md"
    for folder in (link.parent, outside):
        folder.mkdir(parents=True)
    (site / "_config.yml").write_text("title: x\n")
    (outside / "secret.md").write_text("A secret.")
    (outside / "ferry.png").write_bytes(b"\x89PNG")
    target.write_text("---\ntitle: Ferry\n---\n{% include_relative secret.md %}\n![F](ferry.png)\n")
    link.symlink_to(target)
    window.files.open(link)
    (sentence,) = window.notices.sentences
    assert f"is a link to “{target}”, outside the site" in sentence
    place = window.open_post.place
    shown = "".join(block.html for block in Renderer(place).post_blocks(window.open_post.post))
    assert "A secret" not in shown
    assert resolve("ferry.png", place).kind is Kind.MISSING
    type_at_end(qtbot, window, "Mine.")
    window.files.save()
    assert link.is_symlink()
    assert target.read_text().endswith("Mine.")
    window.files.open(target)
    assert len(window.posts.sheets) == 1
