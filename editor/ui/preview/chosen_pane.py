"""The browser as the writer chose it for each site: view, width, scripts, network."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.site.site import Site
from editor.ui.open_post import OpenPost
from editor.ui.preview.browser import Width
from editor.ui.preview.browser_pane import BrowserPane
from editor.ui.preview.published import AssetText
from editor.ui.preview.site_choices import SiteChoices, View


class ChosenPane(BrowserPane):
    """Remembers what is chosen for the site of the open post, and shows it on the bar."""

    choice_made = Signal()  # another view, or another answer: the page is to be another
    state_changed = Signal()  # another view or width, or another answer about scripts

    def __init__(
        self, open_post: OpenPost, choices: SiteChoices, text: AssetText, parent: QWidget | None
    ) -> None:
        super().__init__(open_post.place, text, parent)
        self._open_post, self.choices = open_post, choices
        self.view = View.ARTICLE  # what is shown
        self.bar.view_chosen.connect(self.show_view)
        self.bar.width_chosen.connect(self.show_width)

    @property
    def site(self) -> Site:
        """The site of the open post."""
        return self._open_post.place.site

    @property
    def page_width(self) -> Width:
        """How wide the site's page is shown."""
        return self.choices.width(self.site)

    def show_view(self, view: View) -> None:
        """Show the article or the site's page, and remember it for this site."""
        self.choices.show_view(self.site, view)
        self.choice_made.emit()

    def show_width(self, width: Width) -> None:
        """Show the site's page as wide as on that device."""
        self.choices.show_width(self.site, width)
        self.tell_state()

    def run_scripts(self, on: bool) -> None:
        """Let the site's scripts run, or no longer."""
        self.choices.run_scripts(self.site, on)
        self.choice_made.emit()

    def allow_network(self, on: bool) -> None:
        """Let the site's page load what is on the network, or no longer."""
        self.choices.allow_network(self.site, on)
        self.choice_made.emit()

    def tell_state(self) -> None:
        """Show on the bar, and tell, which view, width and answers hold."""
        is_site_view = self.view is View.SITE
        self.bar.show_state(self.view, self.page_width, self.site.is_site)
        self._browser.show_width(self.page_width if is_site_view else Width.FIT)
        self.state_changed.emit()
