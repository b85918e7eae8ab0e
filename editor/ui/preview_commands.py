"""What the menu says and does about the preview: view, width, scripts, network, comparison."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from editor.ui.commands import Actions
from editor.ui.preview.browser import Width
from editor.ui.preview.engine import resolves_names
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.preview.site_choices import View
from editor.ui.questions import Questions

VIEWS = {"article_view": View.ARTICLE, "site_view": View.SITE}
WIDTHS = {f"width_{width.value}": width for width in Width}


def preview_commands(
    preview: PreviewPane, questions: Questions, compare: Callable[[], object]
) -> dict[str, Callable[..., object]]:
    """What each command of the preview calls."""

    def allow_network(on: bool) -> None:
        if on and not questions.allow_network(preview.site.root.name):
            preview.tell_state()  # the menu ticked itself
            return
        preview.allow_network(on)
        if on and not resolves_names(os.environ):
            preview.banner.tell(tr("Start Post Editor anew: it began without the network."), {})

    return {
        **{name: lambda _on=True, v=v: preview.show_view(v) for name, v in VIEWS.items()},
        **{name: lambda _on=True, w=w: preview.show_width(w) for name, w in WIDTHS.items()},
        "site_scripts": preview.run_scripts,
        "site_network": allow_network,
        "compare": compare,
    }


def tick_preview_commands(actions: Actions, preview: PreviewPane) -> None:
    """Show in the menu what holds for the site."""
    site, is_site_view = preview.site, preview.view is View.SITE
    for name, view in VIEWS.items():
        actions[name].setChecked(view is preview.view)
    for name, width in WIDTHS.items():
        actions[name].setChecked(is_site_view and width is preview.page_width)
        actions[name].setEnabled(is_site_view)
    has_scripts = preview.choices.scripts(site) is True
    actions["site_view"].setEnabled(site.is_site)
    actions["site_scripts"].setEnabled(is_site_view)
    actions["site_scripts"].setChecked(has_scripts)
    actions["site_network"].setEnabled(is_site_view and has_scripts)
    actions["site_network"].setChecked(preview.choices.network(site))
    actions["compare"].setEnabled(site.is_site and shutil.which("jekyll") is not None)


def tr(text: str) -> str:
    """`text` in the language of the window."""
    return QCoreApplication.translate("Preview", text)
