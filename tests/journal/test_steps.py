"""The steps of a post: whatever was done is taken back and done again to the very bytes."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from editor.journal.steps import LONG, MOST_CHARACTERS, PAUSE, Steps
from editor.journal.unwritten import Unwritten
from editor.post.errors import FrontMatterError
from editor.post.post import Post

FILE = '---\ntitle: "Ferry"\ntags: [sea]\n---\nOne\nTwo\n'
TEXTS = st.text(st.sampled_from("a b\n\r-:#é👍\ufeff"), max_size=30)
EDITS = st.one_of(
    TEXTS.map(lambda text: lambda post: post.with_text(text)),
    TEXTS.map(lambda text: lambda post: post.with_head(text)),
    st.sampled_from(["x", "A title", ""]).map(lambda v: lambda post: post.set("title", v)),
    st.binary(max_size=12).map(lambda data: lambda _post: read(data)),
)


def read(data: bytes) -> Post:
    return Post.parse(data.replace(b"\0", b"0").decode(errors="replace").encode())


def post(text: str = FILE) -> Post:
    return Post.parse(text.encode())


class Desk:
    """A post that is worked on, with a clock."""

    def __init__(self, text: str = FILE) -> None:
        self.post, self.steps, self.now = post(text), Steps(), 0.0

    def change(self, after: Post, wait: float = 0.1, name: str = "", along: object = None) -> None:
        self.now += wait
        self.steps.record(self.post, after, self.now, name, along)
        self.post = after

    def type(self, keys: str, wait: float = 0.1, at: int | None = None) -> None:
        for key in keys:
            text, place = self.post.text, len(self.post.text) if at is None else at
            self.change(self.post.with_text(text[:place] + key + text[place:]), wait)
            at = None if at is None else at + 1

    def settle(self) -> None:
        """What the window does at every pause."""
        if not self.post.reads_as_shown:
            before, self.post = self.post, self.post.cut_anew()
            self.steps.cut(before, self.post)
        assert shown(Post.parse(self.post.to_bytes())) == shown(self.post)

    def undo(self) -> str:
        found = self.steps.take_back(self.post)
        assert found is not None
        self.post = found[1]
        return self.post.text

    def redo(self) -> str:
        found = self.steps.do_again(self.post)
        assert found is not None
        self.post = found[1]
        return self.post.text


@settings(deadline=None)
@given(st.lists(st.tuples(EDITS, st.sampled_from([0.0, 9.0])), max_size=12))
def test_all_is_taken_back_and_done_again(edits):
    desk = Desk()
    for edit, wait in edits:
        try:
            after = edit(desk.post)
        except FrontMatterError:  # an edit that the post refuses is none
            continue
        if after != desk.post:
            desk.change(after, wait)
    end = desk.post
    while desk.steps.last:
        desk.undo()
    assert desk.post == post()
    assert desk.post.to_bytes() == FILE.encode()
    while desk.steps.next:
        desk.redo()
    assert desk.post == end


def test_typing_is_one_step_until_a_pause():
    desk = Desk()
    desk.type("Three")
    desk.type("!", wait=PAUSE + 1)
    assert desk.undo() == "One\nTwo\nThree"
    assert desk.undo() == "One\nTwo\n"
    assert desk.steps.last is None


def test_what_was_saved_can_be_come_back_to():
    desk = Desk("")
    desk.type("ab")
    desk.steps.end_typing()
    desk.type("cd")
    assert desk.undo() == "ab"
    assert desk.undo() == ""


def test_a_line_end_and_many_words_begin_another_step():
    desk = Desk("")
    desk.type("a" * LONG + " b c")
    desk.type("\nd")
    assert desk.undo() == "a" * LONG + " b c"
    assert desk.undo() == "a" * LONG + " "
    assert desk.undo() == ""


def test_typing_elsewhere_is_another_step():
    desk = Desk("ab")
    desk.type("x", at=1)
    desk.type("y", at=0)
    assert desk.undo() == "axb"
    assert desk.undo() == "ab"


def test_a_slip_of_the_keys_is_part_of_the_typing():
    desk = Desk("")
    desk.type("fery")
    desk.change(desk.post.with_text("fer"))
    desk.type("ry")
    assert desk.undo() == ""


def test_deleting_backwards_or_forwards_is_one_step():
    for places in ([2, 1, 0], [0, 0, 0]):
        desk = Desk("abc")
        for place in places:
            text = desk.post.text
            desk.change(desk.post.with_text(text[:place] + text[place + 1 :]))
        assert desk.undo() == "abc"
        assert desk.steps.last is None


def test_form_and_text_are_taken_back_in_the_order_in_which_they_were_done():
    desk = Desk()
    desk.type("x")
    for title in ("F", "Fe", "Fer"):
        desk.change(desk.post.set("title", title))
    desk.type("y")
    desk.change(desk.post.set("tags", ["sea", "pier"]))
    assert desk.steps.last is not None
    assert desk.steps.last.fields == ("tags",)
    assert [desk.undo(), desk.undo()] == ["One\nTwo\nxy", "One\nTwo\nx"]
    assert desk.post.get("title") == "Fer"
    desk.undo()
    assert desk.post.get("title") == "Ferry"
    assert desk.undo() == "One\nTwo\n"


def test_what_has_a_name_stays_a_step_of_its_own():
    desk = Desk("")
    desk.change(post("a"), name="insert an image")
    desk.type("b")
    assert desk.undo() == "a"
    assert desk.undo() == ""


def test_what_is_typed_after_undoing_forgets_what_was_undone():
    desk = Desk("")
    desk.type("a")
    desk.type("b", wait=9)
    desk.undo()
    desk.type("c")
    assert desk.steps.next is None
    assert desk.undo() == "a"


def test_an_act_on_files_that_is_taken_back_takes_its_step_back():
    act, desk = object(), Desk("a")
    desk.change(post("b"), along=act)
    desk.change(post("a"), along=act)
    assert desk.steps.last is None
    desk.change(post("b"), along=act)
    assert desk.steps.next is None
    assert desk.undo() == "a"


def test_the_oldest_steps_go_when_all_together_are_too_large():
    desk = Desk("")
    large = "x" * (MOST_CHARACTERS // 3)
    for n in range(4):
        desk.change(post(f"{n}{large}" if n % 2 else ""), wait=9)
        desk.change(post(f"other {n}"), wait=9)
    count = 0
    while desk.steps.last:
        desk.undo()
        count += 1
    assert 1 < count < 8


PIECES = st.sampled_from(
    [
        *("---\n", "---", "...\n", "+++\n", "\n---\n", "-"),
        *("{", "}", '{"a": 1}', "title: x\n", "a = 1\n", "Body\n"),
        *("\n", "\r\n", " ", "\ufeff", "\u00a0"),
    ]
)
WRITINGS = st.lists(PIECES, max_size=6).map("".join)
FENCED = st.one_of(
    WRITINGS.map(lambda text: lambda post: post.with_text(text)),
    WRITINGS.map(lambda text: lambda post: post.with_text(text + post.text)),
    WRITINGS.map(lambda text: lambda post: post.with_head(text)),
    st.sampled_from(["x", "---", "a\n---\nb"]).map(lambda v: lambda post: post.set("title", v)),
)


def shown(post: Post) -> tuple[str, str, str]:
    """What a writer sees of a post, but for blank lines at the fences."""
    return post.head.strip(), post.body.strip(), post.format


@settings(deadline=None)
@given(WRITINGS, st.lists(st.tuples(FENCED, st.sampled_from([0.0, 9.0]), st.booleans())))
@example("Body\n", [(lambda post: post.with_text("---\ntitle: x\n---\nBody\n"), 0.0, True)])
@example('{"a": 1}\u00a0', [(lambda post: post.with_text("---\n"), 0.0, False)])
def test_what_is_shown_is_what_the_file_is_read_as_and_all_is_undone(text, edits):
    desk = Desk(text)
    for edit, wait, settles in edits:
        try:
            after = edit(desk.post)
        except FrontMatterError:
            continue
        if after != desk.post:
            desk.change(after, wait)
        if settles:
            desk.settle()
    desk.settle()
    end = desk.post
    while desk.steps.last:
        desk.undo()
        desk.settle()
    assert desk.post.to_bytes() == text.encode()
    while desk.steps.next:
        desk.redo()
        desk.settle()
    assert desk.post == end


def test_typed_fences_are_one_step_with_what_came_of_them():
    desk = Desk("Body\n")
    desk.type("---\ntitle: x\n---\n", at=0)
    desk.settle()
    assert (desk.post.head, desk.post.body) == ("title: x\n", "Body\n")
    desk.type("!")
    desk.undo()
    assert desk.post.to_bytes() == b"---\ntitle: x\n---\nBody\n"
    desk.undo()
    assert desk.post.body == "---\ntitle: x\n---Body\n"
    desk.redo()
    assert desk.post.head == "title: x\n"


def test_what_the_post_cannot_take_is_a_step_of_its_own_and_joins_the_typing():
    desk, first = Desk(), desk_texts("[1")
    desk.steps.record(desk.post, desk.post, 0.0, unwritten=((), first))
    desk.steps.record(desk.post, desk.post, 0.1, unwritten=(first, desk_texts("[1,")))
    after = desk.post.set("tags", ["1", "2"])
    desk.steps.record(desk.post, after, 0.2, unwritten=(desk_texts("[1,"), ()))
    desk.post, desk.now = after, 0.2
    assert desk.steps.last.unwritten == ((), ())
    desk.undo()
    assert desk.post == post()
    assert desk.steps.last is None


def test_typing_in_the_text_does_not_join_what_the_post_cannot_take():
    desk = Desk()
    desk.steps.record(desk.post, desk.post, 0.0, unwritten=((), desk_texts("[1")))
    desk.type("x", at=0)
    assert desk.steps.last.unwritten == ((), ())
    desk.undo()
    assert desk.steps.last.unwritten == ((), desk_texts("[1"))


def desk_texts(text: str) -> tuple[Unwritten, ...]:
    return (Unwritten("tags", text, "Why."),)
