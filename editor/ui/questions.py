"""Every dialog, a method each: what a person is asked, and what they may answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QInputDialog

from editor.journal.copies import Offer
from editor.journal.merge import Merge
from editor.moves.plan import Plan
from editor.post.post import Post
from editor.site.site import Site
from editor.ui.box_questions import Answer, BoxQuestions
from editor.ui.encoding_dialog import EncodingDialog
from editor.ui.form.field_dialog import FieldDialog
from editor.ui.journal.merge_dialog import MergeDialog
from editor.ui.journal.recovery_dialog import CopyAnswer, RecoveryDialog
from editor.ui.message_box import about_box
from editor.ui.moves.new_post_dialog import MakesPost, NewPostDialog
from editor.ui.moves.publish_dialog import PublishDialog
from editor.ui.moves.rename_dialog import RenameDialog
from editor.ui.plan_dialog import PlanDialog
from editor.ui.spelling.words_dialog import WordsDialog

__all__ = ["Answer", "Questions"]


class Questions(BoxQuestions):
    """Asks with dialogs over `window`; a test passes an object that answers from a script."""

    def agree(self, plan: Plan) -> bool:
        """Do what the plan says? It is shown file by file."""
        return PlanDialog(plan, self._window).exec() == QDialog.DialogCode.Accepted

    def new_post(self, site: Site, now: datetime, make: MakesPost, *, draft: bool) -> Plan | None:
        """The plan of a new post, by its title."""
        dialog = NewPostDialog(site, now, make, self._window, draft=draft)
        return dialog.plan if dialog.exec() == QDialog.DialogCode.Accepted else None

    def publish_when(
        self, now: datetime, own: datetime | None, describe: Callable[[datetime | None], str]
    ) -> tuple[datetime | None] | None:
        """When to publish a draft; None in the answer: at its own date."""
        dialog = PublishDialog(now, own, describe, self._window)
        return (dialog.moment,) if dialog.exec() == QDialog.DialogCode.Accepted else None

    def new_slug(
        self, slug: str, fitting: str, describe: Callable[[str], str], *, redirects: bool
    ) -> tuple[str, bool] | None:
        """The name of a post's file behind its date, and whether readers are led on."""
        dialog = RenameDialog(slug, fitting, describe, self._window, redirects=redirects)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return dialog.slug, redirects and dialog.redirect.isChecked()

    def recover(self, offers: Sequence[Offer]) -> dict[Offer, CopyAnswer]:
        """What shall become of each copy of an unsaved post that a dead program left?"""
        dialog = RecoveryDialog(offers, self._window)
        dialog.exec()
        return dialog.answers

    def own_words(self, words: Sequence[str]) -> list[str] | None:
        """The words that are right in every post, as the writer leaves them."""
        dialog = WordsDialog(words, self._window)
        return dialog.words if dialog.exec() == QDialog.DialogCode.Accepted else None

    def decide(self, merge: Merge, name: str) -> Post | None:
        """What comes of the places that the writer and another program both changed."""
        dialog = MergeDialog(merge, name, self._window)
        return dialog.post if dialog.exec() == QDialog.DialogCode.Accepted else None

    def convert(self, name: str, data: bytes) -> str | None:
        """The text that the bytes of a file are, in an encoding that the writer knows."""
        dialog = EncodingDialog(name, data, self._window)
        return dialog.text if dialog.exec() == QDialog.DialogCode.Accepted else None

    def about(self) -> None:
        """Say what program this is."""
        about_box(self._window).exec()

    def print_on(self, printer: QPrinter) -> bool:
        """Set up the printer: which one, which pages, how many copies."""
        return QPrintDialog(printer, self._window).exec() == QDialog.DialogCode.Accepted

    def go_to_line(self, line: int, last: int) -> int | None:
        """Which line of the file to go to, from 1."""
        number, ok = QInputDialog.getInt(
            self._window,
            self.tr("Go to line"),
            self.tr("Line (1 to {last}):").format(last=last),
            line,
            1,
            last,
        )
        return number if ok else None

    def new_field(self, existing: Collection[str]) -> tuple[str, str] | None:
        """Name and type of a field to add."""
        dialog = FieldDialog(self._window, existing)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return (dialog.name, dialog.kind) if accepted else None

    def rename_field(self, name: str, existing: Collection[str]) -> str | None:
        """The new name of the field `name`."""
        dialog = FieldDialog(self._window, set(existing) - {name}, name)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.name if accepted and dialog.name != name else None
