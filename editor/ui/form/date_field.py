"""The date as it is written, with a calendar; what is not changed keeps its characters."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QPoint, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTimeEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.post.front_matter import Field
from editor.post.scalar import DATE_LIKE, Timestamp
from editor.post.written_date import WrittenDate
from editor.ui.form.editor_widget import EditorWidget, text_of
from editor.ui.form.text_fields import stack
from editor.ui.icons import icon


class DateField(EditorWidget):
    """A line that holds the date as the file has it, and a calendar behind a button."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("2026-03-01 18:30"))
        self.line.textEdited.connect(self._tell)
        self.button = QToolButton()
        self.button.setIcon(icon("calendar-month-outline"))
        self.button.setToolTip(self.tr("Choose day and time"))
        self.button.setAccessibleName(self.tr("Choose day and time"))
        self.button.clicked.connect(self.open_calendar)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.calendar: CalendarPopup | None = None
        stack(self, row)

    def show_field(self, field: Field | None) -> None:
        """Show the date as it is written, without its quotes."""
        text = text_of(field)
        if text != self.line.text():
            self.line.setText(text)

    def open_calendar(self) -> None:
        """Offer a calendar and a time, beginning at the date that is written."""
        written = WrittenDate.parse(self.line.text())
        self.calendar = CalendarPopup((written and written.moment) or datetime.now(), self)
        self.calendar.picked.connect(self.move_to)
        self.calendar.move(self.button.mapToGlobal(QPoint(0, self.button.height())))
        self.calendar.show()

    def move_to(self, moment: datetime) -> None:
        """Write `moment` as the date was written: separator, seconds and offset stay."""
        written = WrittenDate.parse(self.line.text())
        text = written.moved_to(moment) if written else new_date(moment)
        if text != self.line.text():
            self.line.setText(text)
            self._tell(text)

    def _tell(self, text: str) -> None:
        self.edited.emit(Timestamp(text) if DATE_LIKE.fullmatch(text) else text)


class CalendarPopup(QFrame):
    """A calendar and a time; each choice counts at once."""

    picked = Signal(datetime)

    def __init__(self, moment: datetime, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self._seconds = moment.second
        self.days = QCalendarWidget()
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.days.setSelectedDate(QDate(moment.year, moment.month, moment.day))
        self.time = QTimeEdit(QTime(moment.hour, moment.minute))
        self.time.setDisplayFormat("HH:mm")
        self.time.setAccessibleName(self.tr("Time"))
        now = QPushButton(self.tr("Now"))
        now.clicked.connect(self._take_now)
        self.days.clicked.connect(self._pick)
        self.days.activated.connect(self.close)
        self.time.timeChanged.connect(self._pick)
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("Time")))
        row.addWidget(self.time)
        row.addStretch()
        row.addWidget(now)
        layout = QVBoxLayout(self)
        layout.addWidget(self.days)
        layout.addLayout(row)

    def _take_now(self) -> None:
        self.picked.emit(datetime.now().replace(second=0, microsecond=0))
        self.close()

    def _pick(self) -> None:
        day, time = self.days.selectedDate(), self.time.time()
        self.picked.emit(
            datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), self._seconds)
        )


def new_date(moment: datetime) -> str:
    """A date for a post that has none: with an offset, so that no zone can change its day."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M:%S %z")
