"""Shows a picture that is to come into the site, before and after, and asks how."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from editor.moves.image_import import Import, Wish
from editor.post.post import Post
from editor.site.image_facts import ImageFacts
from editor.site.place import Place
from editor.ui.images.facts_text import facts_text
from editor.ui.images.outcome import Choices, Outcome, work_out
from editor.ui.images.reduction_choice import ReductionChoice
from editor.ui.latest_answer import LatestAnswer
from editor.ui.settings import Settings
from editor.ui.turn import TurnTimer

PICTURE = QSize(300, 210)
PAUSE_MS = 150  # after a change of the choices


class PictureDialog(QDialog):
    """Before and after, name and alternative text; `found` and `alt` are what was agreed to."""

    def __init__(
        self,
        wish: Wish,
        post: Post,
        place: Place,
        settings: Settings,
        parent: QWidget,
        asks_alt: bool = True,
    ) -> None:
        super().__init__(parent)
        self._wish, self._post, self._place = wish, post, place
        self._outcome = Outcome()
        self._is_agreed = False  # OK was pressed before the picture was worked out
        self._name = ""  # the one that was proposed
        self.setWindowTitle(self.tr("Insert image") if asks_alt else self.tr("Image of the post"))
        self.before = PictureView(self.tr("As it is"))
        self.after = PictureView(self.tr("In the site"))
        self.reduction = ReductionChoice(settings)
        self.folder, self.name, self.alt = QLabel(), QLineEdit(), QLineEdit()
        self.note = QLabel()
        self._place_parts(asks_alt)
        self.answers = LatestAnswer(self)
        self.answers.answered.connect(self._show)
        self._pause = TurnTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.reduction.changed.connect(self._look_soon)
        self.name.textEdited.connect(self._look_soon)
        self._ask()

    @property
    def found(self) -> Import | None:
        """What the picture becomes; None while that is not known, or it cannot come."""
        return self._outcome.found

    @property
    def is_current(self) -> bool:
        """Is what is shown that of the choices as they are?"""
        return self.answers.is_current and not self._pause.isActive()

    def accept(self) -> None:
        """Agree, as soon as it is worked out what to."""
        self._is_agreed = True
        if self._pause.isActive():
            self._pause.stop()
            self._ask()
        elif self.answers.is_current:
            self._agree()

    def done(self, result: int) -> None:
        """Remember how small pictures are made."""
        self._pause.stop()
        if result == QDialog.DialogCode.Accepted:
            self.reduction.remember()
        super().done(result)

    def _agree(self) -> None:
        self._is_agreed = False
        if self.found is not None:
            super().accept()

    def _look_soon(self) -> None:
        self._pause.start()
        self._ok.setEnabled(True)  # until it is known whether that can be

    def _ask(self) -> None:
        wish, post, place = self._wish, self._post, self._place
        typed = self.name.text().strip()
        name = typed if typed != self._name else None
        choices = Choices(self.reduction.value, name)
        size = PICTURE * self.devicePixelRatioF()
        self.answers.ask(lambda: work_out(wish, post, place, choices, size))

    def _show(self, outcome: Outcome) -> None:
        is_first = self._outcome.before is None
        self._outcome = outcome
        if is_first and outcome.before:
            self.reduction.propose(outcome.before, outcome.why_whole)
            if self.reduction.value:
                self._ask()
                return
        ratio, found = self.devicePixelRatioF(), outcome.found
        self.before.show_picture(outcome.before_picture, outcome.before, ratio)
        self.after.show_picture(outcome.after_picture, found and found.facts, ratio)
        self._show_name(outcome)
        self._tell(outcome)
        if self._is_agreed:
            self._agree()

    def _show_name(self, outcome: Outcome) -> None:
        found = outcome.found
        if found is None:
            return
        self.folder.setText(f"{found.path.parent}/")
        was_proposed = self.name.text().strip() == self._name
        self._name = found.path.name if was_proposed else self._name
        if was_proposed:
            self.name.setText(found.path.name)
        self.name.setEnabled(bool(found.plan))
        self.reduction.setEnabled(bool(found.plan) or outcome.is_reduced)

    def _tell(self, outcome: Outcome) -> None:
        """Say why it cannot come, or that it is there already."""
        found, sentence = outcome.found, outcome.problem
        if found and not found.plan:
            sentence = self.tr("The site has this picture already; that file is used.")
        self.note.setText(sentence)
        self.note.setProperty("severity", "error" if outcome.problem else "hint")
        self.note.style().polish(self.note)
        self.note.setVisible(bool(sentence))
        self._ok.setEnabled(found is not None)

    # The parts

    def _place_parts(self, asks_alt: bool) -> None:
        pictures = QHBoxLayout()
        pictures.setSpacing(14)
        pictures.addWidget(self.before)
        pictures.addWidget(self.after)
        self.note.setObjectName("problem")
        self.note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(pictures)
        layout.addWidget(self.reduction)
        layout.addLayout(self._form(asks_alt))
        layout.addWidget(self.note)
        layout.addWidget(self._buttons())
        (self.alt if asks_alt else self.name).setFocus()

    def _form(self, asks_alt: bool) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.folder)
        row.addWidget(self.name, 1)
        label = QLabel(self.tr("&File"))
        label.setBuddy(self.name)
        form.addRow(label, row)
        self.name.setAccessibleName(self.tr("Name of the file in the site"))
        self.alt.setVisible(asks_alt)
        if asks_alt:
            self.alt.setAccessibleName(self.tr("Alternative text"))
            self.alt.setPlaceholderText(self.tr("What does it show?"))
            form.addRow(self.tr("&Alternative text"), self.alt)
            hint = QLabel(
                self.tr("Read aloud to those who do not see it; empty for a mere ornament.")
            )
            hint.setObjectName("note")
            form.addRow("", hint)
        return form

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        text = self.tr("&Insert") if not self.alt.isHidden() else self.tr("&Use it")
        self._ok = buttons.addButton(text, QDialogButtonBox.ButtonRole.AcceptRole)
        self._ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


class PictureView(QFrame):
    """A picture with its caption and its facts."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        heading = QLabel(caption)
        heading.setObjectName("fieldLabel")
        self._caption = caption
        self.picture, self.facts = QLabel(), QLabel()
        self.picture.setObjectName("thumbnail")
        self.picture.setFixedSize(PICTURE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        for each in (heading, self.picture, self.facts):
            layout.addWidget(each)

    def show_picture(self, image: QImage, facts: ImageFacts | None, ratio: float) -> None:
        """Show a picture; nothing where there is none."""
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        self.picture.setPixmap(pixmap)
        if image.isNull():
            self.picture.setText(self.tr("Cannot be shown here"))
        self.facts.setText(facts_text(facts) if facts else "")
        self.picture.setAccessibleName(f"{self._caption}: {self.facts.text()}")
