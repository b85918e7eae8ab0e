"""One post in two windows, of one program or of two: the second reads it, or takes it over."""

from __future__ import annotations

import pytest

from editor.ui.main_window import MainWindow

from .conftest import POST

NOTICED_MS = 3000


@pytest.fixture(params=["another window", "another program"])
def second(request, new_window, new_program):
    """Makes a second window: of the same run of the program, or of another one."""
    return new_window if request.param == "another window" else new_program()


def is_for_reading(window: MainWindow) -> bool:
    return (
        window.text.edit.isReadOnly() and window.form.row("title").editor.focusProxy().isReadOnly()
    )


def test_the_second_is_told_and_reads_only(qtbot, window, second, path, questions):
    window.files.open(path)
    other = second()
    other.files.open(path)
    assert is_for_reading(other)
    assert not is_for_reading(window)
    assert "Another window has this post open" in other.notices.sentences[0]
    qtbot.keyClicks(other.text.edit, "Not here")
    other.open_post.change(other.open_post.post.with_text("Nor here"), by=None)
    assert other.open_post.post.to_bytes() == POST.encode()
    qtbot.keyClicks(window.text.edit, "Here. ")
    window.actions_["save"].trigger()
    qtbot.waitUntil(lambda: "Here. One" in other.text.edit.text, timeout=NOTICED_MS)
    assert not other.isWindowModified()
    assert is_for_reading(other)


def test_it_is_taken_over_and_the_first_keeps_what_it_had(qtbot, window, second, path):
    window.files.open(path)
    qtbot.keyClicks(window.text.edit, "Mine. ")
    other = second()
    other.files.open(path)
    other.notices.rows[0].buttons["Edit it here"].click()
    qtbot.waitUntil(lambda: not is_for_reading(other))
    assert other.notices.rows == ()
    qtbot.waitUntil(lambda: is_for_reading(window), timeout=NOTICED_MS)
    assert "taken this post over" in window.notices.sentences[0]
    assert window.text.edit.text.startswith("Mine. ")
    assert window.isWindowModified()
    window.actions_["save"].trigger()
    assert path.read_text() == POST
    window.notices.rows[0].buttons["Edit it here"].click()
    qtbot.waitUntil(lambda: not is_for_reading(window))
    qtbot.waitUntil(lambda: is_for_reading(other), timeout=NOTICED_MS)
    window.actions_["save"].trigger()
    assert path.read_text() == POST.replace("One", "Mine. One")


def test_what_the_first_closes_is_free_for_the_second(qtbot, window, second, path, post_file):
    window.files.open(path)
    other = second()
    other.files.open(path)
    assert is_for_reading(other)
    window.files.close()
    qtbot.waitUntil(lambda: not is_for_reading(other), timeout=NOTICED_MS)
    assert other.notices.rows == ()
    other.close()
    window.files.open(path)
    assert not is_for_reading(window)


def test_what_both_wrote_comes_together_though_one_may_only_read(
    request, qtbot, window, second, path
):
    window.files.open(path)
    qtbot.keyClicks(window.text.edit, "Mine. ")
    other = second()
    other.files.open(path)
    other.notices.rows[0].buttons["Edit it here"].click()
    qtbot.waitUntil(lambda: is_for_reading(window), timeout=NOTICED_MS)
    qtbot.waitUntil(lambda: not is_for_reading(other))
    other.text.go_to(3)
    qtbot.keyClicks(other.text.edit, "Theirs. ")
    other.actions_["save"].trigger()
    qtbot.waitUntil(lambda: "Theirs. Two" in window.text.edit.text, timeout=NOTICED_MS)
    who = request.node.callspec.params["second"].capitalize()
    assert any(said.startswith(f"{who} changed the file.") for said in window.notices.sentences)
    assert window.text.edit.text.startswith("Mine. One")
    assert is_for_reading(window)
    next(row for row in window.notices.rows if "Edit it here" in row.buttons).buttons[
        "Edit it here"
    ].click()
    qtbot.waitUntil(lambda: not is_for_reading(window))
    window.actions_["save"].trigger()
    assert path.read_text() == POST.replace("One", "Mine. One").replace("Two", "Theirs. Two")


def test_no_act_touches_the_file_of_a_post_that_is_for_reading(
    qtbot, window, second, path, questions
):
    (path.parent.parent / "_config.yml").write_text("title: x\n")
    window.files.open(path)
    other = second()
    other.files.open(path)
    for command in ("rename", "delete", "unpublish"):
        questions.told.clear()
        other.actions_[command].trigger()
        assert "Another window" in questions.told[-1]
        assert path.exists()


def test_a_file_is_claimed_by_whichever_of_its_names(qtbot, window, second, path):
    link = path.with_name("2026-03-07-link.md")
    link.symlink_to(path)
    window.files.open(link)
    other = second()
    other.files.open(path)
    assert is_for_reading(other)
    window.files.close()
    qtbot.waitUntil(lambda: not is_for_reading(other), timeout=NOTICED_MS)
