"""The page of the preview: where its links may lead."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWebEngineCore import (
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEngineProfile,
)

from editor.ui.preview.engine import SCHEME

HOME = QUrl(f"{SCHEME}://preview/")
FOR_THE_BROWSER = ("http", "https", "mailto")


class PreviewPage(QWebEnginePage):
    """Stays on the one page: web links open in the browser, all others lead nowhere."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self.newWindowRequested.connect(self._refuse_window)

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        type: QWebEnginePage.NavigationType,  # noqa: A002
        isMainFrame: bool,  # noqa: ARG002, N803
    ) -> bool:
        """May the page go to `url`? Only to itself, and to its own anchors."""
        url = QUrl(url)
        if url.toString().partition("#")[0] == HOME.toString():
            return True
        if type is QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            open_in_browser(url)
        return False

    def javaScriptConsoleMessage(self, *_message: object) -> None:
        """What the page would like to tell a developer is not for the terminal."""

    def _refuse_window(self, request: QWebEngineNewWindowRequest) -> None:
        if request.isUserInitiated():
            open_in_browser(request.requestedUrl())


def open_in_browser(url: QUrl) -> bool:
    """Open a web or mail address in the program that the writer uses for it."""
    return url.scheme() in FOR_THE_BROWSER and QDesktopServices.openUrl(url)
