"""The commands about the past of a post, and about what of it is still to be written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.journal.history import History
from editor.ui.commands import Actions
from editor.ui.journal.forgetting import AsksAboutVersions, Forgetting
from editor.ui.journal.history_window import HistoryWindow
from editor.ui.journal.written_window import WrittenWindow
from editor.ui.open_post import OpenPost
from editor.ui.settings import Settings


class JournalCommands(QObject):
    """Opens the windows that compare versions, each once, over `window`."""

    _stayed = Signal(bool)  # versions are kept on, though the command was chosen

    def __init__(
        self,
        open_post: OpenPost,
        history: History | None,
        settings: Settings,
        questions: AsksAboutVersions,
        window: QWidget,
    ) -> None:
        """`history` is None where the user's state folder cannot be used."""
        super().__init__(window)
        self._open_post, self._history = open_post, history
        self._settings, self._window = settings, window
        self._forgetting = Forgetting(history, questions, window) if history else None
        self.written: WrittenWindow | None = None
        self.shown: HistoryWindow | None = None

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        return {
            "differences": self.show_written,
            "history": self.show_history,
            "keep_history": self.switch,
            "forget_history": self.forget_everything,
        }

    def tick_in(self, actions: Actions) -> None:
        """Tick the command where versions are kept; nothing is forgotten where none can be."""
        self._stayed.connect(actions["keep_history"].setChecked)
        self._settings.follow(Settings.keeps_history, self._show_kept, self)
        self._settings.follow(Settings.keeps_history, actions["keep_history"].setChecked, actions)
        actions["forget_history"].setEnabled(self._forgetting is not None)

    def show_written(self) -> None:
        """Show what saving would write, beside the window."""
        self.written = self.written or WrittenWindow(self._open_post, self._window)
        self.written.bring_up()

    def show_history(self) -> None:
        """Show the earlier versions of the post on screen."""
        if self.shown is None:
            self.shown = HistoryWindow(
                self._open_post,
                self._history,
                lambda: self._settings.keeps_history,
                self._forgetting,
                self._window,
            )
        self.shown.bring_up()

    def switch(self, on: bool) -> None:
        """Keep the version before at each save; or keep none from now on, which is asked about."""
        if not on and self._forgetting is not None and not self._forgetting.may_stop():
            self._stayed.emit(True)
            return
        self._settings.keeps_history = on

    def _show_kept(self, _kept: bool) -> None:
        if self.shown is not None:
            self.shown.refresh()

    def forget_everything(self) -> None:
        """Forget the versions of all posts, once the writer has said so."""
        if self._forgetting is not None:
            self._forgetting.forget_everything()
