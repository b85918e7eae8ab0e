"""Says that something unforeseen happened, and gives a report to send."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
)

from editor.ui.form.field_row import SentenceLabel


class ErrorDialog(QDialog):
    """One error, or the first of many: what else happens while it is on screen is counted."""

    def __init__(self, report: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle("Post Editor")
        self.heading = QLabel(self.tr("Something went wrong that nobody foresaw."))
        font = self.heading.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.heading.setFont(font)
        self.sentence = SentenceLabel(
            self.tr(
                "Your posts are as you left them, and you can go on writing. What you did last may "
                "not have been done. The report says where in the program it happened; it holds "
                "nothing of your posts. Send it to whoever gave you this program."
            )
        )
        self.count = SentenceLabel()
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setAccessibleName(self.tr("Report"))
        self._others = 0
        self._place()
        self.resize(620, 420)

    def count_another(self) -> None:
        """It happened again, or something else did."""
        self._others += 1
        times = self.tr("Since then: one more error." if self._others == 1 else "{count} more.")
        self.count.say(times.format(count=self._others))
        self.count.show()

    def _place(self) -> None:
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.copy = self.buttons.addButton(self.tr("&Copy the report"), role.ActionRole)
        self.copy.clicked.connect(self._copy)
        self.go_on = self.buttons.addButton(self.tr("&Go on"), role.AcceptRole)
        self.go_on.setDefault(True)
        self.buttons.accepted.connect(self.close)
        layout = QVBoxLayout(self)
        for part in (self.heading, self.sentence, self.count):
            layout.addWidget(part)
        layout.addWidget(self.report, 1)
        layout.addWidget(self.buttons)
        self.count.hide()
        self.go_on.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText(self.tr("Copied"))
