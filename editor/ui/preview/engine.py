"""How the browser engine is set up: before the application starts, and for each preview."""

from __future__ import annotations

import os
from collections.abc import MutableMapping

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlScheme,
)

SCHEME = "post"
SITE_HOST = "site"  # post://site/… is the built site
FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
NO_NETWORK = '--host-resolver-rules="MAP * ~NOTFOUND"'
# Calls between browsers ask leave neither of a page's policy nor of its `Gate`.
NO_CALLS = "--force-webrtc-ip-handling-policy=disable_non_proxied_udp"
NO_SANDBOX = "QTWEBENGINE_DISABLE_SANDBOX"
ALLOWED = (SCHEME, "data")
NETWORK = ("http", "https")
OFF = (
    QWebEngineSettings.WebAttribute.JavascriptEnabled,
    QWebEngineSettings.WebAttribute.JavascriptCanOpenWindows,
    QWebEngineSettings.WebAttribute.LocalStorageEnabled,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
    QWebEngineSettings.WebAttribute.PluginsEnabled,
    QWebEngineSettings.WebAttribute.FocusOnNavigationEnabled,
    QWebEngineSettings.WebAttribute.HyperlinkAuditingEnabled,
    QWebEngineSettings.WebAttribute.DnsPrefetchEnabled,
    QWebEngineSettings.WebAttribute.ErrorPageEnabled,
    QWebEngineSettings.WebAttribute.AutoLoadIconsForPage,
    QWebEngineSettings.WebAttribute.PdfViewerEnabled,
    QWebEngineSettings.WebAttribute.NavigateOnDropEnabled,
    QWebEngineSettings.WebAttribute.FullScreenSupportEnabled,
    QWebEngineSettings.WebAttribute.ScreenCaptureEnabled,
    QWebEngineSettings.WebAttribute.JavascriptCanAccessClipboard,
    QWebEngineSettings.WebAttribute.JavascriptCanPaste,
    QWebEngineSettings.WebAttribute.ScrollAnimatorEnabled,
)


def prepare_engine(environ: MutableMapping[str, str], network: bool = False) -> None:
    """Set Chromium's flags in the environment; to be called before QApplication is made.

    With `network`, names are resolved: the writer allowed it for some site. Every preview still
    asks its `Gate` for each request.
    """
    given = environ.get(FLAGS, "")
    wanted = [NO_CALLS] if network else [NO_CALLS, NO_NETWORK]
    environ[FLAGS] = " ".join(filter(None, [given, *(w for w in wanted if w not in given)]))
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        environ[NO_SANDBOX] = "1"  # Chromium refuses to start for root with it


def resolves_names(environ: MutableMapping[str, str]) -> bool:
    """Was the engine started so that it may look up addresses on the network?"""
    return NO_NETWORK not in environ.get(FLAGS, "")


def register_scheme() -> None:
    """Make the preview's own scheme known; to be called before QApplication is made."""
    scheme = QWebEngineUrlScheme(SCHEME.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flags = QWebEngineUrlScheme.Flag
    scheme.setFlags(flags.SecureScheme | flags.CorsEnabled | flags.FetchApiAllowed)
    QWebEngineUrlScheme.registerScheme(scheme)


def offline_profile(gate: Gate) -> QWebEngineProfile:
    """A profile that keeps nothing and loads only what `gate` lets pass."""
    profile = QWebEngineProfile()  # without a name: in memory only
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setUrlRequestInterceptor(gate)
    profile.downloadRequested.connect(QWebEngineDownloadRequest.cancel)
    for attribute in OFF:
        profile.settings().setAttribute(attribute, False)
    return profile


class Gate(QWebEngineUrlRequestInterceptor):
    """Blocks every request but those for the preview's own scheme and for `data:`.

    What is asked of the site's own address (`site`, "https://example.org") comes from its folder.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.site = ""
        self.network = False

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Let a request pass, or not."""
        url = info.requestUrl()
        if url.scheme() in ALLOWED or (url.scheme() == "blob" and self._is_of_site(info)):
            return
        if self.site and is_below(url, self.site):
            info.redirect(in_folder(url))
        elif not (self.network and url.scheme() in NETWORK):
            info.block(True)

    def _is_of_site(self, info: QWebEngineUrlRequestInfo) -> bool:
        return info.firstPartyUrl().host() == SITE_HOST


def is_below(url: QUrl, site: str) -> bool:
    """Is `url` an address of the site at `site`?"""
    own = QUrl(site)
    return (url.scheme(), url.authority()) == (own.scheme(), own.authority())


def in_folder(url: QUrl) -> QUrl:
    """The address under which the preview serves the site's `url` from its folder."""
    own = QUrl(url)
    own.setScheme(SCHEME)
    own.setAuthority(SITE_HOST)
    return own
