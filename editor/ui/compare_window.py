"""Our page and the one that a real Jekyll makes, side by side, with their differences."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QProcess, QProcessEnvironment, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.jekyll.jekyll_build import (
    Build,
    built_page,
    complaint,
    environment,
    prepare,
    wants_bundler,
)
from editor.jekyll.page_differences import Difference, differences
from editor.jekyll.scratch_folder import ScratchFolder
from editor.post.errors import Cancelled
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import Site
from editor.ui.from_worker import in_window_thread
from editor.ui.open_post import OpenPost
from editor.ui.plain_text import plain_tip
from editor.ui.preview.page_view import PageView
from editor.ui.preview.published import AssetText
from editor.ui.preview.site_choices import SiteChoices
from editor.ui.preview.site_page import Pages, SitePage
from editor.ui.preview.site_pages import SitePages, asset_text
from editor.ui.questions import Questions
from editor.ui.side_window import SideWindow

SIZE = (1180, 780)
LIST_HEIGHT = 190
ELEMENTS_SHOWN = 4  # of those around a difference; the rest is told on hover


class CompareWindow(SideWindow):
    """Builds a copy of the site in the background and shows what came out."""

    finished = Signal()  # both pages are shown, or a sentence says why not

    def __init__(
        self,
        post: Post,
        place: Place,
        parent: QWidget | None = None,
        pages: Callable[[Place], Pages] = SitePages,
        text: AssetText = asset_text,
    ) -> None:
        super().__init__(parent)
        self._post, self._place, self._pages = post, place, pages(place)
        self._scratch = ScratchFolder()
        self._goes_on = True
        self._bundler = True
        self._build: Build | None = None
        self._process: QProcess | None = None
        self._worker = ThreadPoolExecutor(max_workers=1)
        self.setWindowTitle(self.tr("Compare with Jekyll"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self._place_parts(text)
        QTimer.singleShot(0, self, self._prepare)

    @property
    def sentence(self) -> str:
        """What the window says of the build."""
        return self._sentence.text()

    @property
    def differences(self) -> list[str]:
        """What the list shows: where, ours, theirs."""
        rows = (self._list.topLevelItem(n) for n in range(self._list.topLevelItemCount()))
        return [" | ".join(row.text(column) for column in range(3)) for row in rows if row]

    @property
    def sides_shown(self) -> int:
        """How many of the two pages are on screen."""
        return sum(side.is_shown for side in (self._left, self._right))

    def cancel(self) -> None:
        """Stop the build; the window stays and says so."""
        self._goes_on = False
        if self._process is not None:
            self._process.kill()
        self._end(self.tr("Stopped."))

    def closeEvent(self, event: QCloseEvent) -> None:
        """A build that nobody looks at ends, and its folder goes."""
        self._goes_on = False
        if self._process is not None:
            self._process.finished.disconnect()
            self._process.kill()
            self._process.waitForFinished(2000)
        self._worker.shutdown(wait=True)
        self._scratch.remove()
        super().closeEvent(event)

    # The build

    def _prepare(self) -> None:
        folder = self._scratch.path / "build"

        def work() -> None:
            try:
                build = prepare(self._post, self._place, folder, lambda: self._goes_on)
                done = build, self._pages.page(self._post)
            except (OSError, Cancelled) as error:
                done = error
            in_window_thread(self, lambda: self._start(done))

        self._worker.submit(work).add_done_callback(Future.result)

    def _start(self, done: tuple[Build, SitePage] | OSError | Cancelled) -> None:
        if not self._goes_on:
            return
        if isinstance(done, Exception):
            self._end(self.tr("The site cannot be copied: {reason}").format(reason=done))
            return
        self._build, self._our_page = done
        self._sentence.setText(self.tr("Jekyll builds a copy of the site…"))
        self._run_jekyll()

    def _run_jekyll(self) -> None:
        assert self._build is not None
        process = QProcess(self)
        given = QProcessEnvironment()
        for name, value in environment(os.environ, self._bundler).items():
            given.insert(name, value)
        process.setProcessEnvironment(given)
        process.setWorkingDirectory(str(self._build.source))
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.finished.connect(self._built)
        process.errorOccurred.connect(self._failed_to_start)
        self._process = process
        program, *arguments = self._build.command
        process.start(program, arguments)

    def _failed_to_start(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(self.tr("Jekyll cannot be started."))

    def _built(self, code: int, _status: object) -> None:
        assert self._build is not None
        assert self._process is not None
        words = bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace")
        if not self._goes_on:
            return
        if code != 0 and self._bundler and wants_bundler(words):
            self._bundler = False  # the site's Gemfile names gems that are not here
            self._run_jekyll()
        elif code != 0:
            self._end(self.tr("Jekyll stopped:") + "\n" + complaint(words))
        else:
            self._show(self._build, self._our_page)

    def _show(self, build: Build, ours: SitePage) -> None:
        site, url = self._place.site, ours.path
        file = built_page(build, url.removeprefix(site.baseurl))
        if file is None:
            self._end(self.tr("Jekyll wrote no page at {url}.").format(url=url))
            return
        theirs = file.read_text("utf-8", "replace")
        config = {k: v for k, v in site.config.items() if k not in ("theme", "exclude", "include")}
        built = Place(None, Site(build.result, config, "chosen"))
        self._left.show_page(ours.html, url, self._place)
        self._right.show_page(theirs, url, built)
        are_coloured_alike = not differences(ours.html, theirs, colours=True)
        self._show_differences(differences(ours.html, theirs), are_coloured_alike)

    def _show_differences(self, found: list[Difference], are_coloured_alike: bool) -> None:
        for each in found:
            nearest = " ".join(each.where.split()[-ELEMENTS_SHOWN:])
            row = QTreeWidgetItem([nearest, each.ours, each.theirs])
            for column, whole in enumerate((each.where, each.ours, each.theirs)):
                row.setToolTip(column, plain_tip(whole))
            self._list.addTopLevelItem(row)
        self._list.setVisible(bool(found))
        same = (
            self.tr("The two pages are the same.")
            if are_coloured_alike
            else self.tr("The two pages are the same but for the colours of code.")
        )
        count = self.tr("{count} places differ.").format(count=len(found))
        one = self.tr("One place differs.")
        self._end({0: same, 1: one}.get(len(found), count))

    # The window

    def _place_parts(self, text: AssetText) -> None:
        self._sentence = QLabel(self.tr("The site is copied…"))
        self._sentence.setWordWrap(True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(160)
        self._progress.setAccessibleName(self.tr("The build is under way"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancel)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._progress)
        row.addWidget(self._cancel)
        self._left = PageView(self.tr("Post Editor"), self._place, self._worker, text)
        self._right = PageView(self.tr("Jekyll"), self._place, self._worker, text)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self._parts(), 1)
        self.setCentralWidget(middle)

    def _parts(self) -> QSplitter:
        sides = QSplitter(Qt.Orientation.Horizontal)
        for side in (self._left, self._right):
            sides.addWidget(side)
        sides.setSizes([SIZE[0] // 2] * 2)
        self._list = QTreeWidget()
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setHeaderLabels([self.tr("Where"), self.tr("Post Editor"), self.tr("Jekyll")])
        self._list.setColumnWidth(0, 280)
        self._list.setColumnWidth(1, 430)
        self._list.setAccessibleName(self.tr("Differences"))
        self._list.hide()
        both = QSplitter(Qt.Orientation.Vertical)
        both.addWidget(sides)
        both.addWidget(self._list)
        both.setStretchFactor(0, 1)
        both.setSizes([SIZE[1] - LIST_HEIGHT, LIST_HEIGHT])
        both.setChildrenCollapsible(False)
        return both

    def _end(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self._progress.hide()
        self._cancel.hide()
        self.finished.emit()


def compare_with_jekyll(
    open_post: OpenPost, questions: Questions, choices: SiteChoices, parent: QWidget
) -> CompareWindow | None:
    """The window that compares the open post, if the writer lets Jekyll build the site."""
    site = open_post.place.site
    if not choices.builds(site):
        if not questions.build_site(site.root.name):
            return None
        choices.allow_builds(site)
    window = CompareWindow(open_post.post, open_post.place, parent)
    window.bring_up()
    return window
