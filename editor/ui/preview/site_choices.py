"""What the writer chose for the preview of each site: view, width, scripts, network."""

from __future__ import annotations

import os
from enum import StrEnum

from editor.site.site import Site
from editor.ui.preview.browser import Width
from editor.ui.preview.engine import resolves_names
from editor.ui.settings import Settings


class View(StrEnum):
    """What the preview shows."""

    ARTICLE = "article"
    SITE = "site"


class SiteChoices:
    """Choices by site; kept in `settings`, or without it as long as the program runs."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings
        self._kept: dict[tuple[str, str], str] = {}

    def view(self, site: Site) -> View:
        """The view of the site's posts; without a site there is the article alone."""
        return View(self._read(site, "view", View)) if site.is_site else View.ARTICLE

    def show_view(self, site: Site, view: View) -> None:
        """Remember the view."""
        self._write(site, "view", view)

    def width(self, site: Site) -> Width:
        """How wide the page is shown."""
        return Width(self._read(site, "width", Width))

    def show_width(self, site: Site, width: Width) -> None:
        """Remember the width."""
        self._write(site, "width", width)

    def scripts(self, site: Site) -> bool | None:
        """Do the site's scripts run? None: the writer was not asked yet."""
        answer = self._get(site, "scripts")
        return answer == "on" if answer else None

    def may_run_scripts(self, site: Site) -> bool:
        """May scripts run on the site's page in this run of the program?

        Connections opened in advance, and calls by way of a third, ask leave neither of a page's
        policy nor of its `Gate`: where one site has the network, scripts of any other had it too.
        """
        return self.network(site) or not resolves_names(os.environ)

    def run_scripts(self, site: Site, on: bool) -> None:
        """Remember the answer; without scripts there is no network either."""
        self._write(site, "scripts", "on" if on else "off")
        if not on:
            self._write(site, "network", "off")

    def network(self, site: Site) -> bool:
        """May the page load what it leads to on the network?"""
        return self.scripts(site) is True and self._get(site, "network") == "on"

    def allow_network(self, site: Site, on: bool) -> None:
        """Remember the answer."""
        self._write(site, "network", "on" if on else "off")

    def builds(self, site: Site) -> bool:
        """May Jekyll build the site, its plugins included?"""
        return self._get(site, "builds") == "on"

    def allow_builds(self, site: Site) -> None:
        """Remember that it may."""
        self._write(site, "builds", "on")

    def _read(self, site: Site, name: str, kind: type[StrEnum]) -> str:
        value = self._get(site, name)
        return value if value in set(kind) else next(iter(kind))

    def _get(self, site: Site, name: str) -> str:
        if self._settings is not None:
            return self._settings.preview_choice(site.root, name)
        return self._kept.get((str(site.root), name), "")

    def _write(self, site: Site, name: str, value: str) -> None:
        if self._settings is not None:
            self._settings.choose_for_preview(site.root, name, value)
        self._kept[str(site.root), name] = value
