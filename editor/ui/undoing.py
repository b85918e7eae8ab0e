"""Undo and redo of the post on screen, by name, over form, text and pictures alike."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from editor.journal.steps import Step
from editor.ui.acts import Acts
from editor.ui.commands import Actions
from editor.ui.open_post import OpenPost


class Undoing(QObject):
    """Two commands, which say what they would do.

    What was done to files along with a step goes and comes back with it, while nothing else has
    been done to files since.
    """

    def __init__(self, open_post: OpenPost, acts: Acts) -> None:
        super().__init__(open_post)
        self._open_post, self._acts = open_post, acts

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        return {"undo": self.undo, "redo": self.redo}

    def undo(self) -> None:
        """Take the last step back."""
        steps = self._open_post.sheet.steps
        step = steps.last
        if step and self._acts.can_undo(step.along):
            self._acts.undo()
        if steps.last is step:  # the act took no step back with it
            self._open_post.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        steps = self._open_post.sheet.steps
        step = steps.next
        if step and self._acts.can_redo(step.along):
            self._acts.redo()
        if steps.next is step:
            self._open_post.redo()

    def name_in(self, actions: Actions) -> None:
        """Have the menu say which step would be undone or done again."""

        def name() -> None:
            steps, is_free = self._open_post.sheet.steps, not self._open_post.is_for_reading
            last, following = (steps.last, steps.next) if is_free else (None, None)
            actions.name_step("undo", self.name_of(last), self.tr("&Undo: {step}"))
            actions.name_step("redo", self.name_of(following), self.tr("&Redo: {step}"))

        self._open_post.steps_changed.connect(name)
        self._open_post.reading_changed.connect(name)
        name()

    def name_of(self, step: Step | None) -> str:
        """What a step is called; "" where there is none."""
        if step is None:
            return ""
        if step.name:
            return step.name
        if step.change.head:
            return self._name_of_fields(step)
        return self._name_of_text(step)

    def _name_of_fields(self, step: Step) -> str:
        if step.change.body:
            return self.tr("change the post")
        if not step.fields:
            return self.tr("edit the front matter")
        if len(step.fields) == 1:
            return self.tr("change {field}").format(field=step.fields[0])
        return self.tr("change {count} fields").format(count=len(step.fields))

    def _name_of_text(self, step: Step) -> str:
        body = step.change.body
        if body.come and not body.gone:
            is_typed = step.keys > 1 or len(body.come) == 1
            return self.tr("typing") if is_typed else self.tr("insert text")
        return self.tr("change the text") if body.come else self.tr("delete text")
