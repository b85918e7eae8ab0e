"""The preview's own bar: which view, how wide, and what there is to ask or to tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from editor.ui.icons import icon
from editor.ui.plain_text import plain_tip
from editor.ui.preview.browser import Width
from editor.ui.preview.site_choices import View

ICON_SIZE = QSize(17, 17)
MOST_TOLD = 3  # complaints that are written out
ICONS = {
    Width.FIT: "arrow-expand-horizontal",
    Width.PHONE: "cellphone",
    Width.TABLET: "tablet",
    Width.DESKTOP: "monitor",
}


class PreviewBar(QFrame):
    """Two views to switch between; the widths belong to the site's page."""

    view_chosen = Signal(object)
    width_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewBar")
        self._views = self._group({View.ARTICLE: self.tr("Article"), View.SITE: self.tr("Site")})
        self._widths = self._group(
            {
                Width.FIT: self.tr("As wide as the pane"),
                Width.PHONE: self.tr("As wide as a phone (390 pixels)"),
                Width.TABLET: self.tr("As wide as a tablet (820 pixels)"),
                Width.DESKTOP: self.tr("As wide as a desktop’s window (1280 pixels)"),
            }
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(2)
        for button in self._views.values():
            row.addWidget(button)
        row.addStretch(1)
        self.not_loaded = QLabel(self)
        self.not_loaded.hide()
        row.addWidget(self.not_loaded)
        for button in self._widths.values():
            row.addWidget(button)
        self._colour_icons()

    @property
    def buttons(self) -> dict[View | Width, QToolButton]:
        """The button of each view and of each width."""
        return {**self._views, **self._widths}

    def show_state(self, view: View, width: Width, has_site: bool) -> None:
        """Tick what is shown."""
        self._views[view].setChecked(True)
        self._widths[width].setChecked(True)
        self._views[View.SITE].setEnabled(has_site)
        self._views[View.SITE].setToolTip(
            self.tr("The page in the site’s layout")
            if has_site
            else self.tr("This post belongs to no site")
        )
        for button in self._widths.values():
            button.setVisible(view is View.SITE)

    def show_not_loaded(self, hosts: Sequence[str]) -> None:
        """Say whose style sheets are missing because the network is off."""
        text = self.tr("Not loaded, as the network is off: style sheets of {hosts}.")
        self.not_loaded.setToolTip(plain_tip(text.format(hosts=", ".join(hosts))))
        self.not_loaded.setAccessibleName(self.not_loaded.toolTip())
        self.not_loaded.setVisible(bool(hosts))

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icons anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour_icons()

    def _group(self, labels: dict[View, str] | dict[Width, str]) -> dict[View | Width, QToolButton]:
        group = QButtonGroup(self)
        buttons: dict[View | Width, QToolButton] = {}
        for each, label in labels.items():
            button = QToolButton(self)
            button.setCheckable(True)
            button.setAccessibleName(label)
            button.setToolTip(label)
            button.setIconSize(ICON_SIZE)
            if isinstance(each, View):
                button.setText(label)
            chosen = self.view_chosen if isinstance(each, View) else self.width_chosen
            button.clicked.connect(lambda _on=True, each=each, chosen=chosen: chosen.emit(each))
            group.addButton(button)
            buttons[each] = button
        return buttons

    def _colour_icons(self) -> None:
        self.not_loaded.setPixmap(icon("web-off", "warning").pixmap(ICON_SIZE))
        for width, name in ICONS.items():
            self._widths[width].setIcon(icon(name))


class PreviewBanner(QFrame):
    """One sentence above the page, with what can be done about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 6, 8, 6)
        self._row.addWidget(self._sentence, 1)
        self._buttons: list[QPushButton] = []
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says; "" while it is hidden."""
        return self._sentence.text() if not self.isHidden() else ""

    @property
    def answers(self) -> tuple[QPushButton, ...]:
        """Its buttons."""
        return tuple(self._buttons)

    def tell(self, sentence: str, answers: dict[str, Callable[[], object]]) -> None:
        """Say `sentence`; a click on an answer hides the banner and does what belongs to it."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(label, do) for label, do in answers.items()]
        self._sentence.setText(sentence)
        self.show()

    def ask_about_scripts(self, run: Callable[[bool], object]) -> None:
        """Ask whether the page's scripts are to run; `run` is told."""
        self.tell(
            self.tr(
                "This page has scripts. They are off, and see nothing but the site if they run."
            ),
            {
                self.tr("Run them"): lambda: run(True),
                self.tr("Leave them off"): lambda: run(False),
            },
        )

    def tell_scripts_stay_off(self) -> None:
        """Say why scripts that were allowed do not run for now."""
        self.tell(
            self.tr(
                "This page’s scripts stay off: Post Editor was started with the network for one of"
                " your sites, and they could use it too. Allow it for this site as well; or forbid"
                " it for the others, and start Post Editor anew."
            ),
            {},
        )

    def _button(self, label: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(label, self)
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda _checked=False: do())
        self._row.addWidget(button)
        return button


class Complaints(PreviewBanner):
    """What is wrong with the page or its style sheets, for as long as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of_page: list[str] = []
        self._of_sheets: dict[str, str] = {}  # by address

    def clear(self) -> None:
        """Another page: nothing is known of it."""
        self._of_page, self._of_sheets = [], {}
        self._tell_all()

    def tell_of_page(self, problems: Sequence[str]) -> None:
        """Say what is wrong in the layouts."""
        if list(problems) != self._of_page:
            self._of_page = list(problems)
            self._tell_all()

    def tell_of_sheets(self, address: str, problem: str) -> None:
        """Say why the style sheet at an address could not be made; "": it was."""
        self._of_sheets[address] = problem
        self._tell_all()

    def _tell_all(self) -> None:
        found = list(dict.fromkeys((*self._of_page, *filter(None, self._of_sheets.values()))))
        more = self.tr("{count} more.").format(count=len(found) - MOST_TOLD)
        if found:
            self.tell("\n".join([*found[:MOST_TOLD], *([more] if found[MOST_TOLD:] else [])]), {})
        self.setVisible(bool(found))
