"""Nothing in the program moves by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTreeView
from pytestqt.qtbot import QtBot

from editor.ui.application import keep_still
from editor.ui.main_window import MainWindow


def test_no_menu_or_list_glides_though_the_desktop_wishes_it(qapp: QApplication):
    for each in Qt.UIEffect:
        qapp.setEffectEnabled(each, True)
    assert qapp.isEffectEnabled(Qt.UIEffect.UI_AnimateCombo)
    keep_still(qapp)
    assert not any(qapp.isEffectEnabled(each) for each in Qt.UIEffect)


def test_no_part_of_the_window_glides(qtbot: QtBot, window: MainWindow):
    assert not window.isAnimated()
    trees = window.findChildren(QTreeView)
    assert trees
    assert not any(tree.isAnimated() for tree in trees)
