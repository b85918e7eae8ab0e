"""Every dialog, a method each: what a person is asked, and what they may answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QInputDialog,
    QMessageBox,
    QPushButton,
)

from editor import __version__
from editor.journal.copies import Offer
from editor.journal.merge import Merge
from editor.moves.begun import Begun
from editor.moves.plan import Plan
from editor.post.post import Post
from editor.site.site import Site
from editor.ui.encoding_dialog import EncodingDialog
from editor.ui.file_questions import FileQuestions
from editor.ui.form.field_dialog import FieldDialog
from editor.ui.journal.merge_dialog import MergeDialog
from editor.ui.journal.recovery_dialog import Answer as WithCopy
from editor.ui.journal.recovery_dialog import RecoveryDialog
from editor.ui.moves.new_post_dialog import MakesPost, NewPostDialog
from editor.ui.moves.publish_dialog import PublishDialog
from editor.ui.moves.rename_dialog import RenameDialog
from editor.ui.plan_dialog import PlanDialog

MOST_NAMED = 20  # files that a question names


class Answer(Enum):
    """What a person can answer to a question about a file."""

    SAVE = auto()
    DISCARD = auto()
    SAVE_AS = auto()
    FINISH = auto()
    TAKE_BACK = auto()
    LEAVE = auto()
    CANCEL = auto()


class Questions(FileQuestions):
    """Asks with dialogs over `window`; a test passes an object that answers from a script."""

    def save_changes(self, names: Sequence[str]) -> Answer:
        """Leave posts with unsaved changes: SAVE, DISCARD or CANCEL."""
        if len(names) == 1:
            heading = self.tr("Save the changes to “{name}”?").format(name=names[0])
        else:
            heading = self.tr("Save the changes to {count} posts?").format(count=len(names))
        lost = self.tr("They are lost if you do not save them.")
        listed = "" if len(names) == 1 else "\n".join(f"• {each}" for each in names) + "\n\n"
        box = self._box(heading, listed + lost)
        return self._ask(
            box,
            {
                Answer.SAVE: box.addButton(QMessageBox.StandardButton.Save),
                Answer.DISCARD: box.addButton(QMessageBox.StandardButton.Discard),
                Answer.CANCEL: box.addButton(QMessageBox.StandardButton.Cancel),
            },
        )

    def save_first(self, names: Sequence[str]) -> bool:
        """Save these posts before an act that goes by what their files hold?"""
        box = self._box(
            self.tr("Save the changes first?"),
            "\n".join(f"• {each}" for each in names)
            + "\n\n"
            + self.tr("What comes now changes the files of these posts."),
        )
        yes = box.addButton(QMessageBox.StandardButton.Save)
        no = box.addButton(QMessageBox.StandardButton.Cancel)
        return self._ask(box, {Answer.SAVE: yes, Answer.CANCEL: no}) is Answer.SAVE

    def agree(self, plan: Plan) -> bool:
        """Do what the plan says? It is shown file by file."""
        return PlanDialog(plan, self._window).exec() == QDialog.DialogCode.Accepted

    def begun_act(self, begun: Begun) -> Answer:
        """An act was broken off: FINISH it, TAKE_BACK, LEAVE the files so, CANCEL for later."""
        shown = [each.name for each in begun.changed or (c.path for c in begun.plan.changes)]
        listed = "\n".join(f"• {each}" for each in shown[:MOST_NAMED])
        told = self.tr("The program ended on {day} at {time} in the midst of it: {sentence}")
        changed = self.tr("These files were changed since, so you alone can put it right:")
        whole = self.tr("Each of these files is whole, but some are as before, and some as after:")
        when = begun.when.astimezone()
        sentence = told.format(
            day=f"{when:%Y-%m-%d}",
            time=f"{when:%H:%M}",
            sentence=changed if begun.changed else whole,
        )
        box = self._box(
            self.tr("“{act}” was broken off.").format(act=begun.plan.title),
            f"{sentence}\n\n{listed}",
        )
        role = QMessageBox.ButtonRole
        buttons: dict[Answer, QPushButton] = {}
        if not begun.changed:
            buttons[Answer.FINISH] = box.addButton(self.tr("Finish it"), role.AcceptRole)
            buttons[Answer.TAKE_BACK] = box.addButton(self.tr("Take it back"), role.AcceptRole)
        buttons[Answer.CANCEL] = box.addButton(self.tr("Ask me later"), role.RejectRole)
        buttons[Answer.LEAVE] = box.addButton(self.tr("Leave the files so"), role.DestructiveRole)
        return self._ask(box, buttons)

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

    def delete(self, name: str, warnings: Sequence[str]) -> bool:
        """Move the file of this post to the trash?"""
        kept = self.tr("It is closed here, and you find it in the trash of your system.")
        box = self._box(
            self.tr("Move “{name}” to the trash?").format(name=name),
            "\n\n".join((*warnings, kept)),
        )
        yes = box.addButton(self.tr("Move to the trash"), QMessageBox.ButtonRole.DestructiveRole)
        no = box.addButton(QMessageBox.StandardButton.Cancel)
        return self._ask(box, {Answer.CANCEL: no, Answer.DISCARD: yes}) is Answer.DISCARD

    def recover(self, offers: Sequence[Offer]) -> dict[Offer, WithCopy]:
        """What shall become of each copy of an unsaved post that a dead program left?"""
        dialog = RecoveryDialog(offers, self._window)
        dialog.exec()
        return dialog.answers

    def decide(self, merge: Merge, name: str) -> Post | None:
        """What comes of the places that the writer and another program both changed."""
        dialog = MergeDialog(merge, name, self._window)
        return dialog.post if dialog.exec() == QDialog.DialogCode.Accepted else None

    def delete_images(self, names: Sequence[str]) -> bool:
        """Move these images to the trash?"""
        box = self._box(
            self.tr("Move {count} images to the trash?").format(count=len(names))
            if len(names) != 1
            else self.tr("Move “{name}” to the trash?").format(name=names[0]),
            "\n".join(f"• {each}" for each in names[:MOST_NAMED]),
        )
        yes = box.addButton(self.tr("Move to the trash"), QMessageBox.ButtonRole.DestructiveRole)
        no = box.addButton(QMessageBox.StandardButton.Cancel)
        return self._ask(box, {Answer.CANCEL: no, Answer.DISCARD: yes}) is Answer.DISCARD

    def save_failed(self, sentence: str) -> Answer:
        """The file could not be written: SAVE_AS or CANCEL; the old file is whole."""
        box = self._box(
            self.tr("The post was not saved."),
            sentence + "\n\n" + self.tr("The file is as it was, and your changes are still here."),
        )
        return self._ask(
            box,
            {
                Answer.SAVE_AS: box.addButton(
                    self.tr("Save as…"), QMessageBox.ButtonRole.AcceptRole
                ),
                Answer.CANCEL: box.addButton(QMessageBox.StandardButton.Cancel),
            },
        )

    def revert(self, name: str) -> bool:
        """Drop the unsaved changes and read the file again?"""
        box = self._box(
            self.tr("Go back to “{name}” as it is on disk?").format(name=name),
            self.tr("Your unsaved changes are dropped."),
        )
        yes = box.addButton(self.tr("Revert"), QMessageBox.ButtonRole.DestructiveRole)
        no = box.addButton(QMessageBox.StandardButton.Cancel)
        return self._ask(box, {Answer.DISCARD: yes, Answer.CANCEL: no}) is Answer.DISCARD

    def allow_network(self, name: str) -> bool:
        """May the pages of the site `name` load what they lead to on the network?"""
        box = self._box(
            self.tr("Let the pages of “{name}” use the network?").format(name=name),
            self.tr(
                "Its scripts may then send what they see, this post included, to any address. "
                "Files outside the site stay out of their reach."
            ),
        )
        yes = box.addButton(self.tr("Allow"), QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(QMessageBox.StandardButton.Cancel)
        return self._ask(box, {Answer.CANCEL: no, Answer.SAVE: yes}) is Answer.SAVE

    def build_site(self, name: str) -> bool:
        """May Jekyll build the site `name`, which runs the code of its plugins?"""
        box = self._box(
            self.tr("Let Jekyll build “{name}”?").format(name=name),
            self.tr(
                "The build runs the site’s plugins, which may do all that programs may do on "
                "this computer. The site’s folder stays as it is: a copy is built."
            ),
        )
        yes = box.addButton(self.tr("Build"), QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(QMessageBox.StandardButton.Cancel)
        return self._ask(box, {Answer.CANCEL: no, Answer.SAVE: yes}) is Answer.SAVE

    def convert(self, name: str, data: bytes) -> str | None:
        """The text that the bytes of a file are, in an encoding that the writer knows."""
        dialog = EncodingDialog(name, data, self._window)
        return dialog.text if dialog.exec() == QDialog.DialogCode.Accepted else None

    def tell(self, heading: str, sentence: str) -> None:
        """Say that something could not be done, and why."""
        box = self._box(heading, sentence)
        box.addButton(QMessageBox.StandardButton.Ok)
        box.exec()

    def about(self) -> None:
        """Say what program this is."""
        QMessageBox.about(
            self._window,
            self.tr("About Post Editor"),
            self.tr(
                "Post Editor {version}\n\nAn editor for the posts of static sites. "
                "What you did not edit stays the same, byte for byte.\n\n"
                "MIT licence."
            ).format(version=__version__),
        )

    def print_on(self, printer: QPrinter) -> bool:
        """Set up the printer: which one, which pages, how many copies."""
        return QPrintDialog(printer, self._window).exec() == QDialog.DialogCode.Accepted

    def go_to_line(self, line: int, last: int) -> int | None:
        """Which line of the text to go to, from 1."""
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

    def _box(self, heading: str, sentence: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setWindowTitle("Post Editor")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(heading)
        box.setInformativeText(sentence)
        return box

    def _ask(self, box: QMessageBox, buttons: dict[Answer, QPushButton]) -> Answer:
        box.setDefaultButton(next(iter(buttons.values())))
        box.setEscapeButton(buttons[Answer.CANCEL])
        box.exec()
        clicked = box.clickedButton()
        return next((a for a, button in buttons.items() if button is clicked), Answer.CANCEL)
