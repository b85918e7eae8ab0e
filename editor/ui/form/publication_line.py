"""Below the title: where and when the post is published, or why not, with the mend beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.checks.problem import Fix
from editor.checks.publishing import mend_for
from editor.jekyll.date import in_words
from editor.jekyll.publication import Publication, Why, publication
from editor.post.post import Post
from editor.site.place import Place
from editor.ui.form.field_row import SentenceLabel
from editor.ui.icons import icon
from editor.ui.latest_answer import LatestAnswer
from editor.ui.open_post import OpenPost
from editor.ui.plain_text import plain_tip

MOVES = (Why.DRAFT, Why.NAME)  # mended by another file name
WAITING = (Why.DRAFT, Why.NO_FILE, Why.NO_SITE, Why.FUTURE)  # nothing is wrong


@dataclass(frozen=True)
class Told:
    """What is told of one state of the post."""

    publication: Publication
    path: str  # on the server, the baseurl included; "" for a post without an address
    server: str  # the site's `url`, "" if it has none
    why: Why | None = None  # what the button mends
    fix: Fix | None = None

    @property
    def address(self) -> str:
        """The whole address, as far as it is known."""
        return self.server + self.path


class PublicationLine(QWidget):
    """Tells it a moment after the last change; worked out beside the window's thread."""

    fix_requested = Signal(object)
    save_requested = Signal()
    move_requested = Signal()

    def __init__(self, open_post: OpenPost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_post = open_post
        self._told: Told | None = None
        self.setObjectName("publication")
        self._place_parts()
        self.answers = LatestAnswer(self)
        self.answers.answered.connect(self._show)
        open_post.settled.connect(self._ask)

    @property
    def sentence(self) -> str:
        """What is told of the post."""
        return self._state.accessibleName()

    @property
    def address(self) -> str:
        """Where it is published."""
        return self._address.text_ if self._address.isVisibleTo(self) else ""

    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        return [self.mend, self.copy]

    def show_again(self) -> None:
        """Draw the icons in the colours of another theme."""
        self.copy.setIcon(icon("content-copy", "muted"))
        if self._told is not None:
            self._show(self._told)

    def _ask(self) -> None:
        post, place = self._open_post.post, self._open_post.place
        self.answers.ask(lambda: told_of(post, place))

    def _show(self, told: Told) -> None:
        self._told = told
        self._show_state(told.publication)
        self._show_mend(told)
        self._address.show_text(told.path)
        self._address.setToolTip(plain_tip(told.address))
        self._row.setVisible(bool(told.path))

    def _show_state(self, found: Publication) -> None:
        name, role = look_of(found)
        self._icon.setPixmap(icon(name, role).pixmap(QSize(15, 15)))
        self._state.say(in_short(found))
        self._state.setProperty("severity", role)
        self._state.style().polish(self._state)
        whole = "\n".join(each.sentence for each in (*found.reasons, *found.notes))
        self._state.setToolTip(plain_tip(whole))
        self._state.setAccessibleDescription(whole)
        self._icon.setAccessibleName(
            self.tr("Published") if found.published else self.tr("Not published")
        )

    def _show_mend(self, told: Told) -> None:
        labels = {
            Why.NO_FILE: self.tr("Save…"),
            Why.DRAFT: self.tr("Move to _posts"),
            Why.NAME: self.tr("Put a date into the name"),
        }
        label = told.fix.label if told.fix else labels.get(told.why) if told.why else None
        self.mend.setText(label or "")
        self.mend.setVisible(label is not None)

    def _mend(self) -> None:
        told = self._told
        if told is None:
            return
        if told.fix is not None:
            self.fix_requested.emit(told.fix)
        elif told.why is Why.NO_FILE:
            self.save_requested.emit()
        else:
            self.move_requested.emit()

    def _copy(self) -> None:
        if self._told is not None:
            QApplication.clipboard().setText(self._told.address)

    def _place_parts(self) -> None:
        self._icon = QLabel()
        self._state = SentenceLabel()
        self._state.setObjectName("problem")
        self.mend = QPushButton()
        self.mend.setObjectName("fix")
        self.mend.hide()
        self.mend.clicked.connect(self._mend)
        self._address = CutLabel()
        self._address.setObjectName("note")
        self.copy = QToolButton()
        self.copy.setObjectName("rowMenu")
        self.copy.setIcon(icon("content-copy", "muted"))
        self.copy.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.copy.setToolTip(self.tr("Copy the address"))
        self.copy.setAccessibleName(self.tr("Copy the address"))
        self.copy.clicked.connect(self._copy)
        self._row = QWidget()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        above, below = QHBoxLayout(), QHBoxLayout(self._row)
        above.setSpacing(6)
        below.setContentsMargins(21, 0, 0, 0)
        above.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        above.addWidget(self._state, 1)
        above.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._address, 1)
        below.addWidget(self.copy)
        rows.addLayout(above)
        rows.addWidget(self._row)
        self._row.hide()


class CutLabel(QLabel):
    """An address on one line: its middle gives way where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self.text_ = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show `text`."""
        self.text_ = text
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut it for this width."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        elided = self.fontMetrics().elidedText
        self.setText(elided(self.text_, Qt.TextElideMode.ElideMiddle, self.width()))


def told_of(post: Post, place: Place) -> Told:
    """What is to be told of the post as it is now."""
    now = datetime.now(UTC)
    found = publication(post, place, now)
    site = place.site
    path = f"{site.baseurl}{found.url}" if found.url else ""
    for each in (*found.reasons, *found.notes):
        fix = mend_for(each.why, post, place, now)
        if fix or each.why in (*MOVES, Why.NO_FILE):
            return Told(found, path, site.url, each.why, fix)
    return Told(found, path, site.url)


def look_of(found: Publication) -> tuple[str, str]:
    """The icon and the colour."""
    if not found.published:
        only_waits = all(each.why in WAITING for each in found.reasons)
        return ("pencil-outline", "hint") if only_waits else ("eye-off-outline", "warning")
    return ("alert", "warning") if found.notes else ("check-circle-outline", "accent")


def in_short(found: Publication) -> str:
    """The state in a few words."""
    date = in_words(found.date) if found.date else ""
    words = {
        Why.NO_FILE: translate("not saved yet"),
        Why.NO_SITE: translate("no site around it"),
        Why.DRAFT: translate("a draft"),
        Why.NAME: translate("no date in the file name"),
        Why.LEFT_OUT: translate("left out by the site"),
        Why.UNPUBLISHED: translate("held back by “published”"),
        Why.FUTURE: translate("dated {date}, still to come").format(date=date),
        Why.STOPS_BUILD: translate("it stops the build of the site"),
        Why.BROKEN: translate("without its front matter"),
        Why.NO_FRONT_MATTER: translate("it has no front matter"),
        Why.ROLLED_OVER: translate("its day does not exist"),
        Why.GUESSED: translate("a guess at its date"),
    }
    told = found.reasons or found.notes
    parts = [words[each.why] for each in told if each.why in words]
    if found.reasons:
        return translate("Not published: {reasons}").format(reasons=", ".join(parts))
    dated = translate("Published, dated {date}").format(date=date)
    return ", ".join([dated, *parts])


def translate(text: str) -> str:
    """`text` in the language of the window."""
    return QApplication.translate("publication", text)
