"""The page of the preview: where its links may lead."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWebEngineCore import (
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
)

from editor.ui.preview.engine import NETWORK, SCHEME

HOME = QUrl(f"{SCHEME}://preview/")
FOR_THE_BROWSER = ("http", "https", "mailto")
JUST_NOW = 1.0  # seconds after which a click is no longer what led somewhere
PRESSED = (QEvent.Type.MouseButtonRelease, QEvent.Type.KeyPress)


class PreviewPage(QWebEnginePage):
    """Stays on the one page: web links open in the browser, all others lead nowhere."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self.home = HOME
        self.network = False  # may frames show what is on the network?
        self._pressed_at = 0.0
        self._is_leaving = False
        self.newWindowRequested.connect(self._refuse_window)
        self.permissionRequested.connect(QWebEnginePermission.deny)
        self.loadStarted.connect(self._leave)

    @property
    def runs_scripts(self) -> bool:
        """Do the page's own scripts run?"""
        return self.settings().testAttribute(QWebEngineSettings.WebAttribute.JavascriptEnabled)

    def go(self, home: QUrl, scripts: bool) -> None:
        """Load another page, with its scripts or without."""
        self.home = home
        attribute = QWebEngineSettings.WebAttribute.JavascriptEnabled
        self.settings().setAttribute(attribute, scripts)
        self._is_leaving = True
        self.load(home)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note when a person last clicked or pressed a key in the page."""
        if event.type() in PRESSED:
            self._pressed_at = monotonic()
        return super().eventFilter(watched, event)

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        type: QWebEnginePage.NavigationType,  # noqa: A002
        isMainFrame: bool,  # noqa: N803
    ) -> bool:
        """May the page go to `url`? Only to itself, and to its own anchors."""
        url = QUrl(url)
        if not isMainFrame:
            return url.scheme() == "about" or (self.network and url.scheme() in NETWORK)
        if without_anchor(url) in (without_anchor(self.home), without_anchor(self.url())):
            return True
        if type is QWebEnginePage.NavigationType.NavigationTypeLinkClicked and self._is_persons():
            open_in_browser(url)
        return False

    def javaScriptConsoleMessage(self, *_message: object) -> None:
        """What the page would like to tell a developer is not for the terminal."""

    def javaScriptAlert(self, *_message: object) -> None:
        """No window of the program's speaks for a page."""

    def javaScriptConfirm(self, *_message: object) -> bool:
        """Nobody is asked; a page that would rather be asked before it goes, goes."""
        return self._is_leaving

    def javaScriptPrompt(self, *_message: object) -> tuple[bool, str]:
        """Nobody is asked."""
        return False, ""

    def chooseFiles(self, *_wanted: object) -> list[str]:
        """No file is given to a page."""
        return []

    def _leave(self) -> None:
        self._is_leaving = False

    def _is_persons(self) -> bool:
        """Did a person follow the link? Without scripts nobody else can."""
        return not self.runs_scripts or monotonic() - self._pressed_at < JUST_NOW

    def _refuse_window(self, request: QWebEngineNewWindowRequest) -> None:
        if request.isUserInitiated():
            open_in_browser(request.requestedUrl())


def without_anchor(url: QUrl) -> str:
    """The address without what stands behind `#`."""
    return url.toString().partition("#")[0]


def open_in_browser(url: QUrl) -> bool:
    """Open a web or mail address in the program that the writer uses for it."""
    return url.scheme() in FOR_THE_BROWSER and QDesktopServices.openUrl(url)
