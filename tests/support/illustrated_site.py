"""A little site whose posts show pictures, and the dialog that takes more of them."""

from __future__ import annotations

from little_site import LittleSite

from editor.ui.images.picture_dialog import PictureDialog
from editor.ui.main_window import MainWindow

POST = """---
layout: post
title: "The late ferry"
image: assets/images/lead.png
---

It sails.
"""
OLD = "---\ntitle: Old\n---\n![x]({{ site.baseurl }}/assets/images/pier.png)\n"
NAME = "_posts/2025-12-03-the-late-ferry.md"


def files(site: LittleSite) -> dict[str, bytes]:
    """Every file of the site with its bytes."""
    found = (path for path in site.root.rglob("*") if path.is_file())
    return {str(path.relative_to(site.root)): path.read_bytes() for path in found}


def worked_out(qtbot, window: MainWindow) -> PictureDialog:
    """The dialog on screen, once it shows what becomes of the picture."""
    dialog = window.pictures.dialog
    assert isinstance(dialog, PictureDialog)
    qtbot.waitUntil(lambda: dialog.is_current, timeout=10_000)
    return dialog
