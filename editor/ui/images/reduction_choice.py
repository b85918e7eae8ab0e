"""Whether a picture is made smaller, how small, how good, and of which type."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from editor.moves.image_reduction import Reduction
from editor.site.image_facts import ImageFacts
from editor.ui.choice_names import name_choice
from editor.ui.settings import Settings

LARGE = 500_000  # bytes from which a picture is proposed to be made smaller
LEAST, MOST = 16, 10_000  # px


class ReductionChoice(QWidget):
    """A row of choices; `value` is the reduction, None for the picture as it is."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        usual = settings.reduction
        self.box = QCheckBox(self.tr("&Make it smaller:"))
        self.longest, self.quality, self.form = QSpinBox(), QSpinBox(), QComboBox()
        self.longest.setRange(LEAST, MOST)
        self.longest.setSingleStep(100)
        self.longest.setValue(usual.longest)
        self.longest.setSuffix(self.tr(" px"))
        self.longest.setAccessibleName(self.tr("Longest side in pixels"))
        self.quality.setRange(1, 100)
        self.quality.setValue(usual.quality)
        self.quality.setSuffix(self.tr(" %"))
        self.quality.setAccessibleName(self.tr("Quality of JPEG and WebP"))
        name_choice(self.form, self.tr("Type of the file"))
        for name, label in (("", self.tr("same type")), ("jpeg", "JPEG"), ("webp", "WebP")):
            self.form.addItem(label, name)
        self.why = QLabel()
        self.why.setObjectName("note")
        self._place()
        self._connect()

    @property
    def value(self) -> Reduction | None:
        """What is chosen."""
        if not (self.box.isChecked() and self.box.isEnabled()):
            return None
        return Reduction(self.longest.value(), self.quality.value(), self.form.currentData())

    def propose(self, facts: ImageFacts, why_whole: str) -> None:
        """Tick the box for a large picture that can be made smaller."""
        self.box.setEnabled(not why_whole)
        self.why.setText(why_whole)
        self.why.setVisible(bool(why_whole))
        for each in self._rest:
            each.setVisible(not why_whole)
        is_large = facts.bytes > LARGE or max(facts.width, facts.height) > self.longest.value()
        with QSignalBlocker(self.box):
            self.box.setChecked(is_large and not why_whole)
        self._follow()

    def remember(self) -> None:
        """Next time it begins with these numbers."""
        if self.value:
            self._settings.reduction = Reduction(self.longest.value(), self.quality.value())

    def _place(self) -> None:
        self._rest: list[QWidget] = [
            *(self.longest, QLabel(self.tr("on the longest side,"))),
            *(QLabel(self.tr("quality")), self.quality, self.form),
        ]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for each in (self.box, *self._rest, self.why):
            layout.addWidget(each)
        layout.addStretch(1)
        self.why.hide()

    def _connect(self) -> None:
        self.box.toggled.connect(self._follow)
        for signal in (
            *(self.box.toggled, self.longest.valueChanged, self.quality.valueChanged),
            self.form.currentIndexChanged,
        ):
            signal.connect(self.changed)
        self._follow()

    def _follow(self) -> None:
        for each in self._rest:
            each.setEnabled(self.box.isChecked())
