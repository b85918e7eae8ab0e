"""The pane of the overview: outline, links and images, length, a tab each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from editor.ui.open_post import OpenPost
from editor.ui.overview.goals import Goals
from editor.ui.overview.length_page import LengthPage
from editor.ui.overview.linked_page import LinkedPage
from editor.ui.overview.outline_page import OutlinePage
from editor.ui.text.text_pane import TextPane


class OverviewPane(QWidget):
    """What is in the post on screen; each page looks only while it is seen."""

    place_chosen = Signal(object)  # the Linked to go to

    def __init__(self, open_post: OpenPost, text: TextPane, goals: Goals) -> None:
        super().__init__()
        self.setObjectName("overview")
        self.setMinimumWidth(170)
        self.outline = OutlinePage(open_post, text)
        self.linked = LinkedPage(open_post)
        self.length = LengthPage(goals)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Overview"))
        self.tabs.tabBar().setAccessibleName(self.tabs.accessibleName())
        for page, name, tip in (
            (self.outline, self.tr("Outline"), self.tr("The headings")),
            (self.linked, self.tr("Links"), self.tr("Links and images")),
            (self.length, self.tr("Length"), self.tr("Words, characters, and the goal")),
        ):
            self.tabs.setTabToolTip(self.tabs.addTab(page, name), tip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self.linked.chosen.connect(self.place_chosen)

    def show_outline(self) -> None:
        """Go to the outline, with the keys too."""
        self.tabs.setCurrentWidget(self.outline)
        self.outline.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_length(self) -> None:
        """Show the words and the goal."""
        self.tabs.setCurrentWidget(self.length)
