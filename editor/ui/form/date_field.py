"""The date as it is written, with a calendar; what is not changed keeps its characters."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDate, QPoint, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTimeEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.jekyll.date import QUOTED, PostDate, Reading, in_zone, read_date, zone_of
from editor.post.front_matter import Field
from editor.post.scalar import DATE_LIKE, Timestamp
from editor.post.written_date import WrittenDate
from editor.site.place import Place
from editor.ui.form.editor_widget import EditorWidget, text_of
from editor.ui.form.one_undo import FieldLine
from editor.ui.form.text_fields import stack
from editor.ui.icons import icon


class DateField(EditorWidget):
    """A line that holds the date as the file has it, and a calendar behind a button."""

    def __init__(self) -> None:
        super().__init__()
        self.line = FieldLine()
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
        self._timezone: str | None = None
        self._is_quoted = False
        stack(self, row)

    def show_field(self, field: Field | None) -> None:
        """Show the date as it is written, without its quotes."""
        self.took(field)
        text = text_of(field)
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def took(self, field: Field | None) -> None:
        """Quotes decide how Jekyll reads the date."""
        self._is_quoted = field is not None and field.style in QUOTED

    def show_place(self, place: Place) -> None:
        """The site's zone is that of a date without an offset."""
        self._timezone = place.site.timezone

    def open_calendar(self) -> None:
        """Offer a calendar and a time, beginning at the date that is written."""
        written = WrittenDate.parse(self.line.text())
        self.calendar = CalendarPopup((written and written.moment) or self.now(), self)
        self.calendar.picked.connect(self.move_to)
        self.calendar.now_picked.connect(lambda: self.move_to(self.now()))
        self.calendar.show_below(self.button)

    def now(self) -> datetime:
        """This minute on the clock that the written date goes by: its offset's or the site's."""
        now = datetime.now(UTC).replace(second=0, microsecond=0)
        written = WrittenDate.parse(self.line.text())
        read = read_date(self.line.text(), self._is_quoted, self._timezone)
        moment = written and written.moment
        if not moment or not isinstance(read, PostDate) or read.reading is Reading.SITE:
            return now.astimezone(zone_of(self._timezone)).replace(tzinfo=None)
        ahead = moment.replace(tzinfo=UTC) - read.moment
        return (now + ahead).replace(tzinfo=None)

    def move_to(self, moment: datetime) -> None:
        """Write `moment` as the date was written: separator, seconds and offset stay.

        A new date gets the offset of the site's zone, so that nothing can change its day.
        """
        written = WrittenDate.parse(self.line.text())
        new = in_zone(moment, zone_of(self._timezone)).strftime("%Y-%m-%d %H:%M:%S %z")
        text = written.moved_to(moment) if written else new
        if text != self.line.text():
            self.line.setText(text)
            self._tell(text)

    def _tell(self, text: str) -> None:
        self.edited.emit(Timestamp(text) if DATE_LIKE.fullmatch(text) else text)


class CalendarPopup(QFrame):
    """A calendar and a time; each choice counts at once."""

    picked = Signal(datetime)
    now_picked = Signal()

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
        now.clicked.connect(self.now_picked)
        now.clicked.connect(self.close)
        self.days.clicked.connect(self._pick)
        self.days.activated.connect(self._pick)  # Enter, or a double click
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

    def show_below(self, widget: QWidget) -> None:
        """Show it below `widget`, or as near as the screen allows."""
        self.adjustSize()
        room = widget.screen().availableGeometry()
        place = widget.mapToGlobal(QPoint(0, widget.height()))
        x = max(min(place.x(), room.right() - self.width()), room.left())
        y = max(min(place.y(), room.bottom() - self.height()), room.top())
        self.move(x, y)
        self.show()
        self.days.setFocus()

    def _pick(self) -> None:
        day, time = self.days.selectedDate(), self.time.time()
        self.picked.emit(
            datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), self._seconds)
        )
