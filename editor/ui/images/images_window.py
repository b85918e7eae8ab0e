"""The window that looks after the images of a site: missing, misspelt, unused, very large, all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from editor.index.image_survey import ImageSurvey, survey_images
from editor.moves.image_rename import capitals_mended, image_rename
from editor.moves.plan import Plan, Watch
from editor.moves.trash import to_trash
from editor.post.errors import Cancelled, WriteFailed
from editor.site.site import Site
from editor.ui.acts import Acts
from editor.ui.clear_button import add_clear_button
from editor.ui.images.image_rename_dialog import ImageRenameDialog
from editor.ui.images.image_tree import ImageTree, groups_of
from editor.ui.long_work import do_beside
from editor.ui.open_posts import OpenPosts
from editor.ui.side_window import SideWindow

SIZE = QSize(860, 600)
TABS = ("all", "missing", "capitals", "unused", "large")


class AsksAboutImages(Protocol):
    """Whoever can ask a person before files go, or tell them why one did not."""

    def delete_images(self, names: Sequence[str]) -> bool:
        """Shall these files go to the trash?"""
        ...

    def tell(self, heading: str, sentence: str) -> None:
        """Say why something could not be done."""
        ...


class ImagesWindow(SideWindow):
    """Lists of images with the places that show them, and what can be done with one."""

    place_chosen = Signal(object, int)  # a file, and its line

    def __init__(
        self, posts: OpenPosts, acts: Acts, questions: AsksAboutImages, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._posts, self._acts, self._questions = posts, acts, questions
        self._site = Site(Path())
        self._is_stale = False  # an act changed files since the last look
        self.survey = ImageSurvey()
        self.resize(SIZE)
        self.tabs, self.line, self.note = QTabBar(), QLineEdit(), QLabel()
        self.tree = ImageTree()
        self.rename = QPushButton(self.tr("&Rename or move…"))
        self.delete = QPushButton(self.tr("&Delete…"))
        self.mend = QPushButton(self.tr("&Mend the capitals…"))
        self.again = QPushButton(self.tr("Look &again"))
        self._place_parts()
        self._connect()

    def show_site(self, site: Site) -> None:
        """Look through the site, and show its images."""
        if site != self._site:
            self._site, self.survey = site, ImageSurvey()
        self.setWindowTitle(self.tr("Images of “{name}”").format(name=site.name))
        self.bring_up()
        self.look()

    def look(self) -> None:
        """Look through the site anew; what was shown stays where that is stopped."""
        site, self._is_stale = self._site, False
        unsaved = [
            (sheet.place.in_site, sheet.post.to_bytes())
            for sheet in self._posts.differing
            if sheet.place.site.root == site.root
        ]
        try:
            self.survey = do_beside(
                self,
                self.tr("Looking at the images of the site …"),
                lambda watch: survey_images(site, watch, unsaved),
            )
        except Cancelled:
            return
        self.tree.tiles.show_root(site.root)
        self._name_tabs()
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Look again when one comes back to the window, where files have changed meanwhile."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(0, self, lambda: self.look() if self._is_stale else None)

    def show_tab(self, name: str) -> None:
        """Show one of `TABS`."""
        self.tabs.setCurrentIndex(TABS.index(name))

    @property
    def tab(self) -> str:
        """Which of `TABS` is shown."""
        return TABS[self.tabs.currentIndex()]

    def _rename(self) -> None:
        image, site = self.tree.chosen[0], self._site
        dialog = ImageRenameDialog(image.path, site, self)

        def agreed() -> None:
            new = dialog.path
            self._propose(lambda watch: image_rename(image.path, new, site, watch))

        dialog.accepted.connect(agreed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _mend(self) -> None:
        site = self._site
        wrong = [(each.use.file, each.meant) for each in self.survey.wrong_case if each.meant]
        self._propose(lambda watch: capitals_mended(wrong, site, watch))

    def _propose(self, make: Callable[[Watch], Plan]) -> None:
        if self._acts.propose_from(make):
            self.look()

    def _delete(self) -> None:
        images = [image for image in self.tree.chosen if image.is_unused]
        if not images or not self._questions.delete_images([str(each.path) for each in images]):
            return
        try:
            for image in images:
                to_trash(self._site.root / image.path)
        except WriteFailed as error:
            self._questions.tell(self.tr("Not all could be moved to the trash."), str(error))
        self.look()

    def _show(self) -> None:
        words = self.line.text().casefold().split()
        groups = groups_of(self.tab, self.survey)
        self.tree.show_groups(
            group for group in groups if all(word in group.title.casefold() for word in words)
        )
        self.note.setText(self._sentence())
        self.delete.setVisible(self.tab == "unused")
        self.mend.setVisible(self.tab == "capitals")
        self.mend.setEnabled(bool(self.survey.wrong_case))
        self._follow()

    def _remember_act(self) -> None:
        self._is_stale = True

    def _follow(self) -> None:
        chosen = self.tree.chosen
        self.rename.setEnabled(len(chosen) == 1)
        self.delete.setEnabled(bool(chosen))

    def _sentence(self) -> str:
        if self.tab == "unused" and self.survey.lists_files:
            return self.tr(
                "No text of the site names these. But some page goes through all files of the "
                "site (site.static_files): look before you delete."
            )
        return {
            "all": self.tr("A double click on a place that shows an image goes there."),
            "missing": self.tr("There is no such file in the site: readers see a broken picture."),
            "capitals": self.tr(
                "The file has other capitals. Most web servers tell capitals apart."
            ),
            "unused": self.tr("No text of the site names these: no post, page, layout or style."),
            "large": self.tr("More than 2 MB, or 4000 pixels on a side: readers wait for these."),
        }[self.tab]

    def _name_tabs(self) -> None:
        names = (
            *(self.tr("All"), self.tr("Missing"), self.tr("Wrong capitals")),
            *(self.tr("Unused"), self.tr("Very large")),
        )
        for number, (tab, name) in enumerate(zip(TABS, names, strict=True)):
            count = sum(1 for _ in groups_of(tab, self.survey))
            self.tabs.setTabText(number, f"{name} ({count:,})")

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show)
        self.line.textChanged.connect(self._show)
        self.tree.itemSelectionChanged.connect(self._follow)
        self.tree.use_chosen.connect(
            lambda use: self.place_chosen.emit(self._site.root / use.file, use.line)
        )
        self.rename.clicked.connect(self._rename)
        self.delete.clicked.connect(self._delete)
        self.mend.clicked.connect(self._mend)
        self.again.clicked.connect(self.look)
        QShortcut(QKeySequence("F2"), self, self.rename.click)
        QShortcut(QKeySequence.StandardKey.Delete, self, self._delete)
        self._acts.done.connect(self._remember_act)

    def _place_parts(self) -> None:
        for _ in TABS:
            self.tabs.addTab("")
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Which images"))
        self.line.setPlaceholderText(self.tr("Search by name or folder"))
        self.line.setAccessibleName(self.tr("Search"))
        add_clear_button(self.line)
        self.note.setObjectName("note")
        self.note.setWordWrap(True)
        buttons = QHBoxLayout()
        for each in (self.rename, self.delete, self.mend):
            buttons.addWidget(each)
        buttons.addStretch(1)
        buttons.addWidget(self.again)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(9)
        for part in (self.tabs, self.line, self.note, self.tree):
            layout.addWidget(part)
        layout.addLayout(buttons)
        self.setCentralWidget(inside)
