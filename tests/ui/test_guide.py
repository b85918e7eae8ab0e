"""The guide opens offline, and its contents lead to its chapters."""

from __future__ import annotations

import re

from PySide6.QtCore import QUrl

from editor.ui.guide import GuideWindow, guide_html


def test_every_link_of_the_contents_leads_to_a_chapter(qtbot):
    window = GuideWindow()
    qtbot.addWidget(window)
    window.show()
    anchors = list(dict.fromkeys(re.findall(r'href="(#[^"]+)"', guide_html())))
    assert len(anchors) > 5
    places = []
    for anchor in anchors:
        window._browser.setSource(QUrl(anchor))
        places.append(window._browser.verticalScrollBar().value())
    assert places == sorted(places)
    assert places[2] > places[0]
    window.hide()


def test_it_names_every_shortcut_that_is_no_standard_one():
    from editor.ui.commands import COMMANDS

    guide = guide_html()
    missing = [c.keys for c in COMMANDS if isinstance(c.keys, str) and c.keys not in guide]
    assert not missing
