"""Text, form and preview lead each other: who was moved last by the writer's hand leads."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, astuple
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWidgets import QApplication, QWidget

from editor.ui.commands import Actions
from editor.ui.form.field_row import FieldRow
from editor.ui.form.form_pane import FormPane
from editor.ui.open_post import OpenPost
from editor.ui.preview.browser import OWN_WORLD
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.preview.site_choices import View
from editor.ui.settings import Settings
from editor.ui.text.text_pane import TextPane
from editor.ui.turn import TurnTimer
from editor.ui.two_way.header_parts import article_parts, page_parts
from editor.ui.two_way.line_map import Spot, line_of, spot_of
from editor.ui.two_way.page_reports import NAME, PageReports, channel_library
from editor.ui.two_way.text_heights import LineAt, TextHeights
from editor.ui.two_way.words import place_of_word

SCRIPTS = ("heights.js", "parts.js", "sync.js")


class Lead(Enum):
    """What the other side follows."""

    CARET = "caret"
    SCROLL = "scroll"
    FIELD = "field"
    PAGE = "page"


class TwoWay(QObject):
    """Keeps the page beside the text, and the text beside the page."""

    def __init__(
        self,
        open_post: OpenPost,
        text: TextPane,
        preview: PreviewPane,
        form: FormPane,
        settings: Settings,
        show_pane: Callable[[str, bool], object],
    ) -> None:
        super().__init__(preview)
        self._open_post, self._text, self._preview, self._form = open_post, text, preview, form
        self._settings, self._show_pane = settings, show_pane
        self._heights = TextHeights(text.edit)
        self._lead = Lead.SCROLL
        self._is_writing = self._is_there = False
        self._known: object = None  # of which the page knows how its fields are shown
        self._told: object = None  # where the page was told that the text stands
        self.reports = PageReports(self)
        self._channel = QWebChannel(self)
        self._channel.registerObject(NAME, self.reports)
        preview.browser.page.setWebChannel(self._channel, OWN_WORLD.value)
        self._soon = TurnTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        self._connect()

    @property
    def is_on(self) -> bool:
        """Do they follow each other?"""
        return self._settings.panes_follow

    def use_following(self, on: bool) -> None:
        """Have them follow each other, or no longer."""
        self._settings.panes_follow = on

    def tick_in(self, actions: Actions) -> None:
        """Tick the command as long as they follow each other."""
        self._settings.follow(Settings.panes_follow, actions["follow"].setChecked, actions)
        self._settings.follow(Settings.panes_follow, self._follow_or_rest, self)

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the menu's switch does."""
        return {"follow": self.use_following}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text of another size shows its lines at other heights."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._follow_again()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        bar = self._text.edit.verticalScrollBar()
        self._text.caret_moved.connect(lambda *_: self._lead_by(Lead.CARET))
        bar.actionTriggered.connect(lambda _action: self._lead_by(Lead.SCROLL))
        self._text.edit.painted.connect(lambda _rect: self._follow_moved())
        for each in (self._text.edit.viewport(), self._preview.browser):
            each.installEventFilter(self)
        self._open_post.opened.connect(self._begin_post)
        self._open_post.changed.connect(self._note_writing)
        self._open_post.settled.connect(self._note_pause)
        self._preview.page_began.connect(self._begin_page)
        self._preview.text_shown.connect(self._catch_up)
        self._preview.shown.connect(self._catch_up)
        self._preview.searched.connect(self._let_page_lead)
        self.reports.scrolled.connect(self._follow_page)
        self.reports.clicked.connect(self._go_to_word)
        self.reports.part_clicked.connect(self._go_to_field)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    # Who leads

    def _follow_or_rest(self, on: bool) -> None:
        if on:
            self._lead_by(Lead.CARET)
        else:
            self._run("sync.rest()")

    def _lead_by(self, lead: Lead) -> None:
        self._lead = lead
        self._soon.start()

    def _follow_again(self) -> None:
        """The lines stand at other heights, whoever moved them."""
        if self._lead in (Lead.CARET, Lead.SCROLL):
            self._soon.start()

    def _follow_moved(self) -> None:
        """Of lines that are laid out anew Qt tells nobody, but they are painted."""
        if self._standing != self._told:
            self._soon.start()

    def _note_writing(self, by: object) -> None:
        self._is_writing = self._is_writing or by is self._text

    def _note_pause(self) -> None:
        """While one writes the page rests as long as it can; now it may come along."""
        if self._is_writing and self._lead is Lead.CARET:
            self._soon.start()
        self._is_writing = False

    def _begin_post(self) -> None:
        """Another post: its page stands where its text does, and tells nothing until then."""
        self._is_writing = False
        self._run("sync.wait()")
        self._lead_by(Lead.SCROLL)

    def _begin_page(self) -> None:
        """Another page: it knows nothing yet."""
        self._is_there, self._known = True, None
        self._preview.run_in_page(channel_library())
        self._preview.browser.run_files(SCRIPTS)

    # The page follows

    def _catch_up(self) -> None:
        post = self._open_post.post
        if self._known is not post.front_matter:
            self._known = post.front_matter
            self._tell_parts()
        self._follow_again()

    def _tell_parts(self) -> None:
        post, place = self._open_post.post, self._open_post.place
        is_site = self._preview.view is View.SITE
        parts = page_parts(post, place) if is_site else article_parts(post)
        self._run(f"parts.know({json.dumps([asdict(each) for each in parts])})")

    @property
    def _standing(self) -> LineAt | tuple[LineAt, float, float] | None:
        """Where the caret stands, or how the text is scrolled; None while neither leads."""
        if self._lead is Lead.CARET and self._heights.shows_caret:
            return self._heights.caret
        return self._heights.scrolled if self._lead in (Lead.CARET, Lead.SCROLL) else None

    def _follow(self) -> None:
        """Have the page stand beside the text; one that is on its way tells when it is there."""
        if not (self.is_on and self._preview.holds_text and self._text.isVisible()):
            return
        self._told = standing = self._standing
        if isinstance(standing, LineAt):
            self._have_page_follow("follow", standing, json.dumps(self._is_writing))
        elif standing:
            at, *ends = standing
            self._have_page_follow("followScroll", at, json.dumps(ends))

    def _have_page_follow(self, how: str, at: LineAt, more: str) -> None:
        spot = spot_of(self._preview.blocks, at.line)
        if spot is not None:
            height = self._in_page(at.height)
            self._run(f"sync.{how}({json.dumps(astuple(spot))}, {height:.5f}, {more})")

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Who goes to a field sees where it is shown; not who comes back to the window."""
        row = now
        while row is not None and not isinstance(row, FieldRow):
            row = row.parentWidget()
        if row is None or before is None or not self._form.isAncestorOf(row) or not self.is_on:
            return
        self._lead = Lead.FIELD
        self._run(f"sync.showPart({json.dumps(row.name)})")

    # The page leads

    def _let_page_lead(self) -> None:
        """The page goes to a place that it found: the text comes along."""
        if self.is_on:
            self._lead = Lead.PAGE
            self._run("sync.rest()")

    def _follow_page(
        self, first: int, last: int, share: float, is_between: bool, height: float
    ) -> None:
        """The page was scrolled: so is the text."""
        if not self.is_on or not self._preview.holds_text:
            return
        self._lead = Lead.PAGE
        blocks = self._preview.blocks
        line = line_of(blocks, Spot(first, last, share, is_between))
        self._heights.move(LineAt(line, self._on_screen(height)))
        if is_between and last >= len(blocks):
            self._heights.hasten_to_end(share)

    def _go_to_word(self, block: int, share: float, height: float, word: str, nth: int) -> None:
        """Put the caret where the page was clicked, at the height of the click."""
        blocks = self._preview.blocks
        if not (self.is_on and self._preview.holds_text and 0 <= block < len(blocks)):
            return
        source = blocks[block]
        line, column = int(line_of(blocks, Spot(block, block, min(share, 0.999)))), 1
        lines = self._open_post.post.text.split("\n")[source.line - 1 :][: source.lines]
        if found := place_of_word(lines, word, nth):
            line, column = source.line + found[0], found[1]
        self._bring("text", self._text)
        self._text.go_to(line, column)
        edit = self._text.edit
        row = edit.pitch_of(edit.textCursor().block())
        self._heights.move(LineAt(self._heights.caret.line, self._on_screen(height) - row / 2))
        self._is_writing = False
        self._lead_by(Lead.CARET)

    def _go_to_field(self, name: str) -> None:
        if self.is_on and self._form.row(name) is not None:
            self._bring("form", self._form)
            self._form.show_field(name)

    def _bring(self, name: str, pane: QWidget) -> None:
        """Show a pane that was hidden, as large as it will be."""
        if not pane.isVisible():
            self._show_pane(name, True)
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    # Between the two

    def _in_page(self, height: float) -> float:
        """A height of the screen as a share of the page's window."""
        view = self._preview.browser.view
        return (height - view.mapToGlobal(QPoint(0, 0)).y()) / max(view.height(), 1)

    def _on_screen(self, share: float) -> float:
        view = self._preview.browser.view
        return view.mapToGlobal(QPoint(0, 0)).y() + share * view.height()

    def _run(self, script: str) -> None:
        if self._is_there:
            self._preview.run_in_page(script)
