"""Brings pictures into the site and into the post: pasted, dropped, chosen, or from the gallery."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QDialog, QWidget

from editor.moves.image_import import Import, Wish
from editor.post.errors import FrontMatterError, PostError
from editor.site.site import Site
from editor.ui.acts import Acts
from editor.ui.form.form_pane import FormPane
from editor.ui.images.gallery import Gallery
from editor.ui.images.mime_pictures import Source, picture_of, pictures_in
from editor.ui.images.picture_dialog import PictureDialog
from editor.ui.long_work import do_beside
from editor.ui.open_post import OpenPost
from editor.ui.settings import Settings
from editor.ui.sheet import Sheet
from editor.ui.text.text_pane import TextPane

Use = Callable[[Import, str], None]  # what is done with a picture, and with its alternative text


class AsksForPictures(Protocol):
    """Whoever can ask a person for a picture, or tell them why none can come."""

    def choose_image(self, folder: Path) -> Path | None:
        """A picture, looked for from `folder` on."""
        ...

    def tell(self, heading: str, sentence: str) -> None:
        """Say why something could not be done."""
        ...


class PostPictures(QObject):
    """The ways of a picture into the post on screen."""

    def __init__(
        self,
        open_post: OpenPost,
        panes: tuple[TextPane, FormPane],
        acts: Acts,
        questions: AsksForPictures,
        settings: Settings,
    ) -> None:
        super().__init__(open_post)
        self._open_post, self.acts = open_post, acts
        self._questions, self._settings = questions, settings
        self._text, form = panes
        self.dialog: QDialog | None = None  # the one on screen
        self._text.edit.pictures_came.connect(self._take_in_text)
        form.pictures_came.connect(self._take_in_field)
        form.gallery_requested.connect(self._choose_for_field)

    @property
    def window(self) -> QWidget:
        """The window around the panes."""
        return self._text.window()

    @property
    def site(self) -> Site:
        """The site of the post on screen."""
        return self._open_post.place.site

    def is_in_front_matter(self, line: int) -> bool:
        """Does the line of the file (from 1) stand before the text of the post on screen?"""
        return line < self._open_post.post.body_line

    def choose(self) -> None:
        """Ask for a file, and insert its picture where the caret is."""
        if not self._may_insert():
            return
        root = self.site.root
        images = root / "assets" / "images"
        file = self._questions.choose_image(images if images.is_dir() else root)
        if file is not None:
            self._ask([partial(picture_of, file)], self._insert, asks_alt=True)

    def choose_from_site(self) -> None:
        """Show the images of the site, and insert one where the caret is."""
        if self._may_insert():
            self._open_gallery(self._insert, asks_alt=True)

    def _choose_for_field(self, name: str) -> None:
        if self._has_site():
            self._open_gallery(lambda found, _alt: self._set_field(name, found), asks_alt=False)

    def _open_gallery(self, use: Use, asks_alt: bool) -> None:
        gallery = Gallery(self.site, self.window, asks_alt)
        sheet = self._open_post.sheet

        def agreed() -> None:
            if gallery.found:
                self._back_to(sheet)
                use(gallery.found, gallery.alt.text())

        self._show(gallery, agreed)

    def _show(self, dialog: QDialog, agreed: Callable[[], object]) -> None:
        self.dialog = dialog
        dialog.accepted.connect(agreed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_in_text(self, data: QMimeData) -> None:
        if self._may_insert():
            self._ask(pictures_in(data), self._insert, asks_alt=True)

    def _take_in_field(self, name: str, data: QMimeData) -> None:
        if self._has_site():
            first = pictures_in(data)[:1]
            self._ask(first, lambda found, _alt: self._set_field(name, found), asks_alt=False)

    def _ask(self, sources: list[Source], use: Use, asks_alt: bool) -> None:
        """Show one picture after the other; stopping at one stops them all."""
        wish = self._read(sources[0]) if sources else None
        if wish is None:
            return
        post, place, sheet = self._open_post.post, self._open_post.place, self._open_post.sheet
        dialog = PictureDialog(wish, post, place, self._settings, self.window, asks_alt)

        def go_on() -> None:
            if dialog.found and self._bring_in(dialog.found):
                self._back_to(sheet)
                use(dialog.found, dialog.alt.text())
                self._ask(sources[1:], use, asks_alt)

        self._show(dialog, go_on)

    def _read(self, source: Source) -> Wish | None:
        try:
            return do_beside(self.window, self.tr("Reading the picture …"), lambda _watch: source())
        except PostError as error:
            self._refuse(str(error))
            return None

    def _bring_in(self, found: Import) -> bool:
        """Make the file, unless it is there."""
        return not found.plan or self.acts.propose_from(lambda _watch: found.plan, brief=True)

    def _back_to(self, sheet: Sheet) -> None:
        """Bring the post to the front that was asked about; another may have been opened since."""
        if self._open_post.sheet is not sheet:
            self._open_post.show(sheet)

    def _insert(self, found: Import, alt: str) -> None:
        self._text.insert(markdown(found.in_body, alt), self.tr("insert an image"), found.plan)

    def _set_field(self, name: str, found: Import) -> None:
        try:
            post = self._open_post.post.set(name, found.in_field)
            self._open_post.change(post, by=None, along=found.plan)
        except FrontMatterError as error:
            self._refuse(str(error))

    def _has_site(self) -> bool:
        if not self.site.is_site:
            self._refuse(
                self.tr(
                    "The post belongs to no site yet, so there is no folder for its pictures. "
                    "Save it in a site’s _posts or _drafts, or choose the site’s folder "
                    "(File ▸ Choose the site’s folder)."
                )
            )
            return False
        return True

    def _may_insert(self) -> bool:
        if self._text.edit.isReadOnly():
            self._refuse(self.tr("The text is shown for reading only."))
            return False
        return self._has_site()

    def _refuse(self, sentence: str) -> None:
        self._questions.tell(self.tr("The picture cannot be taken."), sentence)


def markdown(reference: str, alt: str) -> str:
    """A picture as Markdown."""
    words = " ".join(alt.split())
    for character in "\\[]":
        words = words.replace(character, f"\\{character}")
    return f"![{words}]({reference})"
