"""The questions that are a sentence with buttons, and what each button answers."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from editor.moves.begun import Begun
from editor.ui.file_questions import FileQuestions
from editor.ui.message_box import name_icon

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


class BoxQuestions(FileQuestions):
    """Asks with a message box; Enter takes the first button, Escape leaves all as it is."""

    def save_changes(self, names: Sequence[str], unwritten: Sequence[str] = ()) -> Answer:
        """Leave posts with unsaved changes: SAVE, DISCARD or CANCEL.

        `unwritten` are sentences on what stands in the form and saving would not save.
        """
        if len(names) == 1:
            heading = self.tr("Save the changes to “{name}”?").format(name=names[0])
        else:
            heading = self.tr("Save the changes to {count} posts?").format(count=len(names))
        lost = self.tr("They are lost if you do not save them.")
        listed = "" if len(names) == 1 else "\n".join(f"• {each}" for each in names) + "\n\n"
        box = self._box(heading, "\n\n".join((listed + lost, *unwritten)))
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

    def delete(self, name: str, warnings: Sequence[str]) -> bool:
        """Move the file of this post to the trash?"""
        kept = self.tr("It is closed here, and you find it in the trash of your system.")
        return self._agrees(
            self.tr("Move “{name}” to the trash?").format(name=name),
            "\n\n".join((*warnings, kept)),
            self.tr("Move to the trash"),
        )

    def forget(self, heading: str) -> bool:
        """Forget the earlier versions that `heading` asks about?"""
        kept = self.tr("They cannot be brought back. Your posts stay as they are.")
        return self._agrees(heading, kept, self.tr("Forget"))

    def stop_history(self, size: str) -> Answer:
        """No more versions are kept. Those that are: LEAVE or DISCARD them; or CANCEL it all."""
        box = self._box(
            self.tr("Forget the versions that are kept so far ({size})?").format(size=size),
            self.tr(
                "No more will be kept from now on. What is forgotten cannot be brought back; your "
                "posts stay as they are."
            ),
        )
        role = QMessageBox.ButtonRole
        return self._ask(
            box,
            {
                Answer.LEAVE: box.addButton(self.tr("Leave them"), role.AcceptRole),
                Answer.DISCARD: box.addButton(self.tr("Forget them"), role.DestructiveRole),
                Answer.CANCEL: box.addButton(QMessageBox.StandardButton.Cancel),
            },
        )

    def write_over(self, name: str) -> bool:
        """Write the post over what is no post in its file `name`?"""
        return self._agrees(
            self.tr("Write your text over what “{name}” holds now?").format(name=name),
            self.tr("What stands there is no post. It goes to the history, where that is kept."),
            self.tr("Write mine"),
        )

    def delete_images(self, names: Sequence[str]) -> bool:
        """Move these images to the trash?"""
        return self._agrees(
            self.tr("Move {count} images to the trash?").format(count=len(names))
            if len(names) != 1
            else self.tr("Move “{name}” to the trash?").format(name=names[0]),
            "\n".join(f"• {each}" for each in names[:MOST_NAMED]),
            self.tr("Move to the trash"),
        )

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
        return self._agrees(
            self.tr("Let the pages of “{name}” use the network?").format(name=name),
            self.tr(
                "Its scripts may then send what they see, this post included, to any address. "
                "Files outside the site stay out of their reach."
            ),
            self.tr("Allow"),
            QMessageBox.ButtonRole.AcceptRole,
        )

    def build_site(self, name: str) -> bool:
        """May Jekyll build the site `name`, which runs the code of its plugins?"""
        return self._agrees(
            self.tr("Let Jekyll build “{name}”?").format(name=name),
            self.tr(
                "The build runs the site’s plugins, which may do all that programs may do on "
                "this computer. The site’s folder stays as it is: a copy is built."
            ),
            self.tr("Build"),
            QMessageBox.ButtonRole.AcceptRole,
        )

    def tell(self, heading: str, sentence: str) -> None:
        """Say that something could not be done, and why."""
        box = self._box(heading, sentence)
        box.addButton(QMessageBox.StandardButton.Ok)
        box.exec()

    def _agrees(
        self,
        heading: str,
        sentence: str,
        yes: str,
        role: QMessageBox.ButtonRole = QMessageBox.ButtonRole.DestructiveRole,
    ) -> bool:
        """Does the writer press the button `yes`? Enter and Escape leave all as it is."""
        box = self._box(heading, sentence)
        agreed = box.addButton(yes, role)
        no = box.addButton(QMessageBox.StandardButton.Cancel)
        return self._ask(box, {Answer.CANCEL: no, Answer.SAVE: agreed}) is Answer.SAVE

    def _box(self, heading: str, sentence: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setWindowTitle("Post Editor")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(heading)
        box.setInformativeText(sentence)
        name_icon(box, self.tr("Warning"))
        return box

    def _ask(self, box: QMessageBox, buttons: dict[Answer, QPushButton]) -> Answer:
        box.setDefaultButton(next(iter(buttons.values())))
        box.setEscapeButton(buttons[Answer.CANCEL])
        box.exec()
        clicked = box.clickedButton()
        return next((a for a, button in buttons.items() if button is clicked), Answer.CANCEL)
