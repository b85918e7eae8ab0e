"""The steps by which an open post became what it is: taken back and done again, in their order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editor.journal.post_change import PostChange, Swap
from editor.journal.unwritten import Unwritten, changed_texts
from editor.post.front_matter import same
from editor.post.post import Post

PAUSE = 1.5  # seconds without a key after which typing is another step
LONG = 30  # characters after which a new word is another step
TYPED = 2  # characters that one key, or one choice of an input method, writes
MOST_CHARACTERS = 20_000_000  # that all steps of one post keep; the oldest go first

Texts = tuple[Unwritten, ...]


@dataclass(frozen=True)
class Step:
    """One thing that was done to a post."""

    change: PostChange
    at: float  # seconds, on a clock that only runs forward
    name: str = ""  # what it is called, where what it changes does not say it
    fields: tuple[str, ...] = ()  # those that read otherwise by it, or hold another text
    keys: int = 1  # the changes that it is made of: one for each key while somebody types
    along: object = None  # what was done to files along with it
    unwritten: tuple[Texts, Texts] = ((), ())  # what the post could not take, before and after

    @classmethod
    def between(
        cls,
        before: Post,
        after: Post,
        at: float,
        name: str,
        along: object,
        unwritten: tuple[Texts, Texts] = ((), ()),
    ) -> Step:
        """The step from `before` to `after`."""
        change = PostChange.between(before, after)
        fields = changed_fields(before, after) if change.head else ()
        fields = tuple(dict.fromkeys((*fields, *changed_texts(*unwritten))))
        return cls(change, at, name, fields, along=along, unwritten=unwritten)

    @property
    def size(self) -> int:
        """How many characters it keeps."""
        return self.change.size + sum(len(each.text) for each in self.unwritten[1])

    def leading(self, before: Post, after: Post) -> Step:
        """The same step from `before` to `after`."""
        new = Step.between(before, after, self.at, self.name, self.along, self.unwritten)
        return replace(new, keys=self.keys)

    def with_next(self, step: Step, before: Post, after: Post) -> Step | None:
        """Both as one where `step`, from `before` to `after`, goes on with the same typing."""
        if self.name or step.name or step.along or step.at - self.at > PAUSE:
            return None
        change = self.change
        if self._is_field_of(step):
            change = PostChange.between(change.back.applied(before), after)
        elif not (change.head or step.change.head or self.fields or step.fields):
            body = self._typed_on(step)
            if body is None:
                return None
            change = PostChange(change.head, body, (change.frames[0], step.change.frames[1]))
        else:
            return None
        unwritten = self.unwritten[0], step.unwritten[1]
        return replace(step, change=change, keys=self.keys + 1, unwritten=unwritten)

    def _typed_on(self, step: Step) -> Swap | None:
        """One swap of the text for both, within a line and about a handful of words."""
        mine, its = self.change.body, step.change.body
        if "\n" in its.come + its.gone or len(its.come) > TYPED:
            return None
        if its.come and len(mine.come) > LONG and mine.come[-1].isspace():
            return None
        return mine.typed_on(its)

    def _is_field_of(self, step: Step) -> bool:
        """Do both change one and the same field, and nothing else?"""
        is_one = len(step.fields) == 1 and step.fields == self.fields
        return is_one and not (step.change.body or self.change.body)


class Steps:
    """What can be taken back of one post, and done again."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._taken_back: list[Step] = []
        self._kept = 0  # characters, of the steps that are done

    @property
    def last(self) -> Step | None:
        """The step that would be taken back."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Step | None:
        """The step that would be done again."""
        return self._taken_back[-1] if self._taken_back else None

    def record(
        self,
        before: Post,
        after: Post,
        at: float,
        name: str = "",
        along: object = None,
        unwritten: tuple[Texts, Texts] = ((), ()),
    ) -> None:
        """The post was `before`, and is `after` now; `at` seconds.

        What was done to files along with a step may be taken back by itself: so is the step then.
        """
        if along is not None and self._is_retraced(before, after, along):
            return
        step = Step.between(before, after, at, name, along, unwritten)
        last = None if self._taken_back else self.last
        self._taken_back.clear()
        both = last and last.with_next(step, before, after)
        if both:
            self._kept -= self._done.pop().size
        self._done.append(both or step)
        self._kept += (both or step).size
        self._forget_oldest()

    def cut(self, before: Post, after: Post) -> None:
        """The post reads as `after`, not as `before`, though its file holds the same.

        So the last step led there, and from there the one that would be done again leads on.
        """
        if self._done:
            start = self._done[-1].change.back.applied(before)
            self._done[-1] = self._done[-1].leading(start, after)
        if self._taken_back:
            end = self._taken_back[-1].change.applied(before)
            self._taken_back[-1] = self._taken_back[-1].leading(after, end)
        self._kept = sum(each.size for each in self._done)

    def end_typing(self) -> None:
        """What comes next is another step: the post was saved, and one can come back to that."""
        if self._done:
            self._done[-1] = replace(self._done[-1], at=float("-inf"))

    def take_back(self, post: Post) -> tuple[Step, Post] | None:
        """The last step, and `post` as it was before; None where there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._kept -= step.size
        self._taken_back.append(step)
        return step, step.change.back.applied(post)

    def do_again(self, post: Post) -> tuple[Step, Post] | None:
        """The step that was taken back last, and `post` with it; None where there is none."""
        if not self._taken_back:
            return None
        step = self._taken_back.pop()
        self._done.append(step)
        self.end_typing()
        self._kept += step.size
        return step, step.change.applied(post)

    def _is_retraced(self, before: Post, after: Post, along: object) -> bool:
        """Was `before` made `after` by going a step back, or on again, with its act on files?"""
        last, following = self.last, self.next
        if last and last.along is along and last.change.back.applied(before) == after:
            return self.take_back(before) is not None
        if following and following.along is along and following.change.applied(before) == after:
            return self.do_again(before) is not None
        return False

    def _forget_oldest(self) -> None:
        while self._kept > MOST_CHARACTERS and len(self._done) > 1:
            self._kept -= self._done.pop(0).size


def changed_fields(before: Post, after: Post) -> tuple[str, ...]:
    """The fields that read otherwise in `after`, those that came or went included."""
    old, new = before.values, after.values
    names = dict.fromkeys([*old, *new])
    return tuple(
        name
        for name in names
        if name not in old or name not in new or not same(old[name], new[name])
    )
