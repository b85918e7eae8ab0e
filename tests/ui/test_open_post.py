"""When a post that was opened has settled."""

import pytest

from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.open_post import LONG, OpenPost


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def open_post(qapp, told) -> OpenPost:
    made = OpenPost()
    made.opened.connect(lambda: told.append("opened"))
    made.settled.connect(lambda: told.append("settled"))
    return made


def show(open_post: OpenPost, size: int) -> None:
    open_post.open(Post.parse(b"a" * size), Place(None, find_site(None)), None)


def test_a_post_settles_at_once(open_post, told):
    show(open_post, LONG)
    assert told == ["opened", "settled"]


def test_a_long_post_is_shown_before_it_settles(open_post, told, qtbot):
    show(open_post, LONG + 1)
    assert told == ["opened"]
    qtbot.waitUntil(lambda: told == ["opened", "settled"])


def test_a_long_post_settles_at_once_where_somebody_needs_it(open_post, told):
    show(open_post, LONG + 1)
    open_post.settle()
    assert told == ["opened", "settled"]


def test_a_change_settles_a_while_later(open_post, told, qtbot):
    show(open_post, LONG + 1)
    open_post.settle()
    open_post.change(open_post.post.set("title", "b"), None)
    qtbot.wait(50)
    assert told == ["opened", "settled"]
    qtbot.waitUntil(lambda: told[2:] == ["settled"])


def test_a_long_post_that_is_changed_at_once_settles_behind_the_change(open_post, told, qtbot):
    show(open_post, LONG + 1)
    open_post.change(open_post.post.set("title", "b"), None)
    qtbot.wait(50)
    assert told == ["opened"]
    qtbot.waitUntil(lambda: told == ["opened", "settled"])


def test_the_problems_of_the_post_before_are_not_those_of_a_long_one(open_post, qtbot):
    open_post.open(Post.parse(b"---\ndate: never\n---\n"), Place(None, find_site(None)), None)
    assert open_post.problems
    show(open_post, LONG + 1)
    assert not open_post.problems
