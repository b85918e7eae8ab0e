"""The window: places the panes and the commands, nothing more."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from editor.moves import begun
from editor.ui.acts import Acts
from editor.ui.at_hand.at_hand import AtHand
from editor.ui.at_hand.exports import Exports
from editor.ui.autosave import Autosave
from editor.ui.command_bar import CommandBar
from editor.ui.commands import Actions
from editor.ui.dropping import Dropping
from editor.ui.file_actions import FileActions
from editor.ui.find.find_commands import FindCommands
from editor.ui.focused import EDITS, do_in_focused
from editor.ui.form.form_pane import FormPane
from editor.ui.format.text_commands import TextCommands
from editor.ui.images.image_commands import ImageCommands
from editor.ui.images.post_pictures import PostPictures
from editor.ui.journal.journal import Journal
from editor.ui.journal.journal_commands import JournalCommands
from editor.ui.journal.safety import Safety
from editor.ui.linked_out import LinkedOut
from editor.ui.moves.beginnings import Beginnings
from editor.ui.moves.post_moves import PostMoves
from editor.ui.notices import Notices
from editor.ui.open_post import OpenPost
from editor.ui.open_posts import OpenPosts
from editor.ui.overview.overview import Overview
from editor.ui.palette.command_palette import CommandPalette
from editor.ui.posts.posts_pane import PostsPane
from editor.ui.posts.site_posts import SitePosts
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.preview.site_choices import SiteChoices
from editor.ui.preview_commands import preview_commands, tick_preview_commands
from editor.ui.problem_list import ProblemList
from editor.ui.questions import Questions
from editor.ui.recent_menu import RecentMenu
from editor.ui.settings import Settings
from editor.ui.site_check.check_command import CheckCommand
from editor.ui.site_commands import SiteCommands
from editor.ui.status_bar import StatusBar
from editor.ui.tags.tag_commands import TagCommands
from editor.ui.text.text_pane import TextPane
from editor.ui.two_way.two_way import TwoWay
from editor.ui.undecoded import Undecoded
from editor.ui.undoing import Undoing
from editor.ui.unwritten import UnwrittenNotice
from editor.ui.view_commands import ViewCommands
from editor.ui.window_part import WindowPart
from editor.ui.window_parts import PARTS
from editor.ui.window_stand import keep_stand, restore_stand

Part = TypeVar("Part", bound=WindowPart)
FIRST_WIDTHS = (220, 320, 400, 340)


class MainWindow(QMainWindow):
    """Posts and form left, text in the middle, preview right; the problems below on demand."""

    def __init__(
        self,
        settings: Settings,
        questions: Questions | None = None,
        journal: Journal | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.asks = True  # before it closes; not where the system ends, which waits for no answer
        self.questions = questions or Questions(self)
        self.open_post = OpenPost(self)
        self.posts = OpenPosts(self.open_post)
        self.files = FileActions(self.open_post, self.questions, settings, self.posts)
        self.notices = Notices(self.open_post)
        self.undecoded = Undecoded(self.open_post, self.files, self.notices, self.questions)
        LinkedOut(self.open_post, self.notices)
        self.site_posts = SitePosts(self.open_post, parent=self)
        self.post_list = PostsPane(self.site_posts, self.posts)
        self.site_commands = SiteCommands(self.files, self.site_posts, self.post_list, self)
        self.acts = Acts(self.files, self.questions, self, begun.acts_folder())
        self.moves = PostMoves(self.open_post, self.files, self.acts, self.questions)
        self.beginnings = Beginnings(self.open_post, self.files, self.acts, self.questions)
        self.at_hand = AtHand(self.open_post, self.files, self.acts, self.questions, settings)
        self.exports = Exports(self.open_post, self.questions, self)
        self.undoing = Undoing(self.open_post, self.acts, self.questions)
        history = journal.history if journal is not None else None
        self.journal = JournalCommands(self.open_post, history, settings, self.questions, self)
        self.autosave = Autosave(self.open_post, self.files, settings)
        self.form = FormPane(self.open_post, self.questions)
        self.unwritten = UnwrittenNotice(self.open_post, self.notices, self.form.show_field)
        self.text = TextPane(self.open_post)
        self.text_commands = TextCommands(self.open_post, self.text, settings)
        self.palette_ = CommandPalette(settings, self)
        self.pictures = PostPictures(
            self.open_post, (self.text, self.form), self.acts, self.questions, settings
        )
        self.view_commands = ViewCommands(self)
        go_to = self.view_commands.go_to
        self.tags = TagCommands(self.acts, self.site_posts, self.post_list, self.questions)
        self.images = ImageCommands(self.pictures, self.files, self.questions, go_to)
        self.preview = PreviewPane(self.open_post, SiteChoices(settings))
        self.two_way = TwoWay(
            self.open_post, self.text, self.preview, self.form, settings, self.show_pane
        )
        self.problems = ProblemList(self.open_post)
        self.site_check = CheckCommand(self.open_post, self.files, self.questions, go_to, self)
        self.finding = FindCommands(self)
        self._parts = [make(self) for make in PARTS]
        self.actions_ = Actions(self._commands(), self)
        self.acts.name_in(self.actions_)
        self.undoing.name_in(self.actions_)
        self.journal.tick_in(self.actions_)
        self.site_commands.offer(self.actions_)
        self.text_commands.place(self.actions_)
        self.palette_.offer(self.actions_)
        self._place_panes()
        self._place_commands()
        self.safety = Safety(
            self.open_post,
            self.files,
            self.acts,
            self.notices,
            self.questions,
            self.journal.show_written,
            settings,
            journal,
        )
        self._connect()
        self._restore()
        self._show_name()
        self.text.setFocus()  # one begins by writing

    def panes(self) -> dict[str, QWidget]:
        """What the View menu shows and hides, by its command's name."""
        return {
            "posts": self.post_list,
            "form": self.form,
            "text": self.text,
            "preview": self.preview,
            "problems": self.problems,
            "overview": self.part(Overview).pane,
        }

    def part(self, kind: type[Part]) -> Part:
        """The window's part of that kind."""
        return next(each for each in self._parts if isinstance(each, kind))

    def show_pane(self, name: str, shown: bool) -> None:
        """Show or hide a pane, and remember it; one of form, text and preview always stays."""
        self.panes()[name].setVisible(shown)
        if not any(self.panes()[each].isVisibleTo(self) for each in ("form", "text", "preview")):
            self.panes()[name].show()
        is_shown = self.panes()[name].isVisibleTo(self)
        self.actions_[name].setChecked(is_shown)
        self.settings.show_pane(name, is_shown)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, and remember how the window stood."""
        if self.asks and not self.files.may_close_all():
            event.ignore()
            return
        self.safety.stop(keep=not self.asks)
        self.site_posts.stop()
        keep_stand(self)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icons anew when the theme changes; save, if wished, on leaving the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.actions_.colour_icons()
        elif event.type() == QEvent.Type.ActivationChange:
            if self.isActiveWindow():
                self.safety.watch.look_closely()
            else:
                self.autosave.save_all()

    def _commands(self) -> dict[str, Callable[..., object]]:
        on_posts = (self.beginnings, self.moves, self.acts, self.at_hand, self.exports)
        on_text = (self.text_commands, self.palette_, self.images, *self._parts)
        doers = (*on_posts, *on_text, self.journal, self.site_check, self.two_way)
        files = self.files
        return {
            "open": files.choose_and_open,
            **self.site_commands.commands(self),
            **{name: does for each in doers for name, does in each.commands().items()},
            "autosave": self.autosave.switch,
            "save": files.save,
            "save_as": files.save_as,
            "revert": files.revert,
            "choose_site": files.choose_site,
            "close": files.close,
            "quit": QApplication.closeAllWindows,
            **self.undoing.commands(),
            **self.journal.commands(),
            **{name: lambda name=name: do_in_focused(name) for name in EDITS},
            **self.tags.commands(self, self),
            "raw": self.form.show_raw,
            **{name: lambda shown, name=name: self.show_pane(name, shown) for name in self.panes()},
            **preview_commands(self.preview, self.questions, self.view_commands.compare),
            **self.view_commands.commands(),
            **self.finding.commands(),
        }

    def _place_panes(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        panes = ((self.part(Overview).column, 0), (self.form, 0), (self.text, 3), (self.preview, 2))
        for pane, stretch in panes:
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setSizes(list(FIRST_WIDTHS))
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notices)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.problems)
        self.setCentralWidget(middle)
        self.status = StatusBar(self.open_post)
        self.setStatusBar(self.status)

    def _place_commands(self) -> None:
        menus = self.actions_.fill_menus(self.menuBar())
        self._recent = RecentMenu(menus["File/Recent"], self.settings, self.files)
        self.menuBar().setAccessibleName(self.tr("Menus"))
        toolbar = CommandBar(self.tr("Commands"), "commands", 19)
        self.actions_.fill_toolbar(toolbar)
        self.addToolBar(toolbar)
        self.setAnimated(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        Dropping(self, self.files.open)

    def _connect(self) -> None:
        self.open_post.unsaved_changed.connect(self.setWindowModified)
        self.open_post.changed.connect(self._ask_again)
        self.open_post.reading_changed.connect(self._offer_changes)
        self.open_post.opened.connect(self._show_name)
        self.open_post.place_changed.connect(self._show_name)
        self.site_posts.suggested.connect(lambda: self.form.suggest(self.site_posts.suggestions))
        self.moves.removed.connect(self.safety.note_removed)
        self.files.left_unwritten.connect(self.unwritten.show)
        self.autosave.refused.connect(lambda why: self.questions.tell(self.files.name, why))
        self.form.raw_shown.connect(self.actions_["raw"].setChecked)
        self.form.choose_site_requested.connect(self.files.choose_site)
        self.form.save_requested.connect(self.files.save)
        self.form.move_requested.connect(self.moves.move)
        self.text_commands.told.connect(self.status.tell)
        self.text.caret_moved.connect(self.status.show_caret)
        self.text.selection_changed.connect(self.status.show_selection)
        self.preview.link_hovered.connect(self.status.show_link)
        self.preview.state_changed.connect(
            lambda: tick_preview_commands(self.actions_, self.preview)
        )
        self.problems.problem_chosen.connect(self.view_commands.go_to)
        self.status.problems_requested.connect(self.actions_["problems"].trigger)

    def _restore(self) -> None:
        restore_stand(self)
        for name in self.panes():
            self.show_pane(name, self.settings.is_pane_shown(name))
        for part in self._parts:
            part.tick_in(self.actions_)
        self.autosave.tick_in(self.actions_)
        self.two_way.tick_in(self.actions_)
        self.preview.tell_state()

    def _offer_changes(self) -> None:
        """What is put into a post is not put into one for reading."""
        for name in ("insert_image", "gallery"):
            self.actions_[name].setDisabled(self.open_post.is_for_reading)

    def _ask_again(self) -> None:
        """Someone writes on: the session of the desktop has not ended after all."""
        self.asks = True

    def _show_name(self) -> None:
        self.setWindowTitle(f"{self.files.name}[*] – Post Editor")
        self.setWindowModified(self.open_post.is_unsaved)
        path = self.open_post.place.path
        self.setWindowFilePath(str(path) if path else "")
        self.actions_["revert"].setEnabled(path is not None)
        for name in self.moves.commands():
            self.actions_[name].setEnabled(self.moves.can(name))
