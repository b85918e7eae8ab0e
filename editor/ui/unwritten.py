"""Says what stands in the form and was not saved, as the post could not take it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from editor.checks.problem import Severity
from editor.journal.unwritten import FRONT_MATTER
from editor.ui.notices import Notice, Notices
from editor.ui.open_post import OpenPost
from editor.ui.sheet import Sheet

KEY = "unwritten"  # of the notice


class UnwrittenNotice(QObject):
    """A notice after a post was saved, until its post could take all that was typed."""

    def __init__(
        self, open_post: OpenPost, notices: Notices, show_field: Callable[[str], object]
    ) -> None:
        super().__init__(open_post)
        self._open_post, self._notices, self._show_field = open_post, notices, show_field
        open_post.changed.connect(self._look)

    def show(self, sheet: Sheet, sentence: str) -> None:
        """Say what was not saved, and offer to go there."""
        first = sheet.unwritten[0].field
        actions = {self.tr("Show it"): lambda: self._show_field(first)}
        self._notices.show_notice(sheet, KEY, Notice(Severity.WARNING, sentence, actions))

    def _look(self) -> None:
        if not self._open_post.unwritten:
            self._notices.hide_notice(self._open_post.sheet, KEY)


def unwritten_in(sheet: Sheet, name: str) -> str:
    """What of a sheet, whose post is called `name`, cannot be saved, in a sentence."""
    said = translate(
        "“{post}”: what you typed in {where} cannot be written into the post yet, so it is not "
        "saved with it. It stays there until you mend it or close the post."
    )
    return said.format(post=name, where=where_of([each.field for each in sheet.unwritten]))


def where_of(fields: list[str]) -> str:
    """These fields in words."""
    if fields == [FRONT_MATTER]:
        return translate("the front matter as text")
    names = [f"“{each}”" for each in fields if each != FRONT_MATTER]
    if len(names) == 1:
        return translate("the field {name}").format(name=names[0])
    return translate("the fields {names}").format(names=", ".join(names))


def translate(text: str) -> str:
    """`text` in the language of the window."""
    return QCoreApplication.translate("unwritten", text)
