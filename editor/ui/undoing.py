"""Undo and redo of the post on screen, by name, over form, text and pictures alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from editor.journal.steps import Step
from editor.journal.unwritten import FRONT_MATTER
from editor.moves.plan import Plan
from editor.ui.acts import Acts
from editor.ui.commands import Actions
from editor.ui.open_post import OpenPost


class Tells(Protocol):
    """Whoever can tell a person something."""

    def tell(self, heading: str, sentence: str) -> None:
        """Say why something could not be done."""
        ...


class Undoing(QObject):
    """Two commands, which say what they would do.

    What was done to files along with a step goes and comes back with it, unless something is in
    its way: then the writer is told so.
    """

    def __init__(self, open_post: OpenPost, acts: Acts, questions: Tells) -> None:
        super().__init__(open_post)
        self._open_post, self._acts, self._questions = open_post, acts, questions

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        return {"undo": self.undo, "redo": self.redo}

    def undo(self) -> None:
        """Take the last step back."""
        steps = self._open_post.sheet.steps
        step = steps.last
        if self._turned(step, is_back=True) and steps.last is step:  # no act took it back with it
            self._open_post.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        steps = self._open_post.sheet.steps
        step = steps.next
        if self._turned(step, is_back=False) and steps.next is step:
            self._open_post.redo()

    def name_in(self, actions: Actions) -> None:
        """Have the menu say which step would be undone or done again."""

        def name() -> None:
            steps, is_free = self._open_post.sheet.steps, not self._open_post.is_for_reading
            last, following = (steps.last, steps.next) if is_free else (None, None)
            undo, redo = self._whole_name(last, is_back=True), self._whole_name(following)
            actions.name_step("undo", undo, self.tr("&Undo: {step}"))
            actions.name_step("redo", redo, self.tr("&Redo: {step}"))

        self._open_post.steps_changed.connect(name)
        self._open_post.reading_changed.connect(name)
        self._acts.changed.connect(name)
        name()

    def _turned(self, step: Step | None, *, is_back: bool) -> bool:
        """Take back, or do again, what a step did to files; False where it is broken off.

        What is in the way of that is told, and the post alone goes back or on.
        """
        act = self._act_of(step, is_back=is_back)
        if act is None:
            return True
        if why := self._acts.hindrance(act, looks=True):
            heading = self.tr("Only the post on screen changes.")
            said = self.tr("The files of “{act}” stay as they are. {why}")
            self._questions.tell(heading, said.format(act=act.title, why=why))
            return True
        return self._acts.undo(act) if is_back else self._acts.redo(act)

    def _act_of(self, step: Step | None, *, is_back: bool) -> Plan | None:
        """What taking a step back, or doing it again, has to do to files."""
        if self._open_post.is_for_reading or step is None or not isinstance(step.along, Plan):
            return None
        return step.along if step.along and self._acts.is_done(step.along) is is_back else None

    def _whole_name(self, step: Step | None, *, is_back: bool = False) -> str:
        """What a step is called, and whether its files would stay as they are."""
        act, name = self._act_of(step, is_back=is_back), self.name_of(step)
        if act is None or not self._acts.hindrance(act, looks=False):
            return name
        return self.tr("{step} (in this post only)").format(step=name)

    def name_of(self, step: Step | None) -> str:
        """What a step is called; "" where there is none."""
        if step is None:
            return ""
        if step.name:
            return step.name
        if step.change.head or step.fields:
            return self._name_of_fields(step)
        return self._name_of_text(step)

    def _name_of_fields(self, step: Step) -> str:
        if step.change.body:
            return self.tr("change the post")
        fields = [name for name in step.fields if name != FRONT_MATTER]
        if not fields:
            return self.tr("edit the front matter")
        if len(fields) == 1:
            return self.tr("change {field}").format(field=fields[0])
        return self.tr("change {count} fields").format(count=len(fields))

    def _name_of_text(self, step: Step) -> str:
        body = step.change.body
        if body.come and not body.gone:
            is_typed = step.keys > 1 or len(body.come) == 1
            return self.tr("typing") if is_typed else self.tr("insert text")
        return self.tr("change the text") if body.come else self.tr("delete text")
