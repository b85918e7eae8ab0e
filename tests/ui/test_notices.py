"""Sentences above the panes, each with the post that it is about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from editor.checks.problem import Severity
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.notices import Notice, Notices
from editor.ui.open_post import OpenPost


@pytest.fixture
def open_post() -> OpenPost:
    return OpenPost()


@pytest.fixture
def notices(qtbot, open_post) -> Notices:
    notices = Notices(open_post)
    qtbot.addWidget(notices)
    return notices


def open_other(open_post: OpenPost) -> None:
    open_post.open(Post.parse(b"other"), Place(None, find_site(None)), None)


def test_a_notice_says_what_has_happened_and_what_can_be_done(qtbot, open_post, notices):
    done = []
    actions = {"Merge": lambda: done.append("merge"), "Leave": lambda: done.append("leave")}
    notices.show_notice(open_post.sheet, "file", Notice(Severity.WARNING, "It changed.", actions))
    (row,) = notices.rows
    assert row.accessibleName() == "It changed."
    assert list(row.buttons) == ["Merge", "Leave"]
    qtbot.mouseClick(row.buttons["Merge"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: done == ["merge"])


def test_it_takes_no_room_while_there_is_nothing_to_say(qtbot, open_post, notices):
    assert notices.isHidden()
    notices.show_notice(open_post.sheet, "file", Notice(Severity.HINT, "A"))
    assert not notices.isHidden()
    qtbot.mouseClick(notices.rows[0].dismiss, Qt.MouseButton.LeftButton)
    assert notices.isHidden()


def test_each_post_has_its_own(open_post, notices):
    first = open_post.sheet
    notices.show_notice(first, "file", Notice(Severity.HINT, "A"))
    open_other(open_post)
    assert notices.sentences == []
    notices.show_notice(first, "claim", Notice(Severity.HINT, "B"))
    assert notices.sentences == []
    open_post.show(first)
    assert notices.sentences == ["A", "B"]


def test_a_notice_takes_the_place_of_the_last_one_of_its_key(open_post, notices):
    for sentence in ("A", "B"):
        notices.show_notice(open_post.sheet, "file", Notice(Severity.HINT, sentence))
    assert notices.sentences == ["B"]
    notices.hide_notice(open_post.sheet, "file")
    notices.hide_notice(open_post.sheet, "file")
    assert notices.sentences == []


def test_what_must_be_decided_cannot_be_dismissed(open_post, notices):
    notice = Notice(Severity.WARNING, "A", is_dismissible=False)
    notices.show_notice(open_post.sheet, "file", notice)
    assert notices.rows[0].dismiss.isHidden()
