"""How the browser engine is set up: before the application starts, and for each preview."""

from __future__ import annotations

import os
from collections.abc import MutableMapping

from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlScheme,
)

SCHEME = "post"
FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
NO_NETWORK = '--host-resolver-rules="MAP * ~NOTFOUND"'
NO_SANDBOX = "QTWEBENGINE_DISABLE_SANDBOX"
ALLOWED = (SCHEME, "data")
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
)


def prepare_engine(environ: MutableMapping[str, str]) -> None:
    """Set Chromium's flags in the environment; to be called before QApplication is made."""
    given = environ.get(FLAGS, "")
    if NO_NETWORK not in given:
        environ[FLAGS] = f"{given} {NO_NETWORK}".strip()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        environ[NO_SANDBOX] = "1"  # Chromium refuses to start for root with it


def register_scheme() -> None:
    """Make the preview's own scheme known; to be called before QApplication is made."""
    scheme = QWebEngineUrlScheme(SCHEME.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flags = QWebEngineUrlScheme.Flag
    scheme.setFlags(flags.SecureScheme | flags.CorsEnabled)
    QWebEngineUrlScheme.registerScheme(scheme)


def offline_profile(parent: QObject) -> QWebEngineProfile:
    """A profile that keeps nothing and loads nothing from the network."""
    profile = QWebEngineProfile()  # without a name: in memory only
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setUrlRequestInterceptor(OfflineOnly(parent))
    profile.downloadRequested.connect(QWebEngineDownloadRequest.cancel)
    for attribute in OFF:
        profile.settings().setAttribute(attribute, False)
    return profile


class OfflineOnly(QWebEngineUrlRequestInterceptor):
    """Blocks every request but those for the preview's own scheme and for `data:`."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Let a request pass, or not."""
        if info.requestUrl().scheme() not in ALLOWED:
            info.block(True)
