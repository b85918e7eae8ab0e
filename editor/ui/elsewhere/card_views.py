"""The post as an entry of a list, as a search result, as a shared card."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from editor.jekyll.date import in_words
from editor.ui.elsewhere.length_meter import LengthMeter
from editor.ui.elsewhere.picture import Picture

if TYPE_CHECKING:  # it brings Liquid with it
    from editor.jekyll.card import Card

TITLE_LENGTH, DESCRIPTION_LENGTH = 60, 160  # characters that search engines show, about
SHARED_TITLE, SHARED_DESCRIPTION = 75, 110  # two lines each


TIMES = {"listTitle": 1.45, "resultTitle": 1.2, "sharedTitle": 1.15}  # the system's size of text


class CardView(QWidget):
    """A heading, a card, and what there is to say about it."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        name = QLabel(heading)
        name.setObjectName("fieldLabel")
        self._card = QFrame()
        self._card.setObjectName("card")
        self._card.setAccessibleName(heading)
        self._inside = QVBoxLayout(self._card)
        self._inside.setContentsMargins(18, 14, 18, 16)
        self._inside.setSpacing(4)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(name)
        self._column.addWidget(self._card)

    def _line(self, style: str) -> Words:
        words = Words(style)
        self._inside.addWidget(words)
        return words

    def _note(self) -> Words:
        words = Words("note")
        self._column.addWidget(words)
        return words


class Words(QLabel):
    """A text that wraps and is never taken for HTML; takes no room while it is empty."""

    def __init__(self, style: str) -> None:
        super().__init__()
        self.setObjectName(style)
        font = QFont(QApplication.font())
        font.setPointSizeF(TIMES.get(style, 1.0) * QFontInfo(font).pointSizeF())
        self.setFont(font)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say(self, text: str) -> None:
        """Show `text`."""
        self.setText(text)
        self.setVisible(bool(text))


class ListView(CardView):
    """Title, date and excerpt, as a blog's first page has them."""

    def __init__(self) -> None:
        super().__init__(self.tr("In a list of posts"))
        self.title, self.about, self.excerpt = (
            self._line(style) for style in ("listTitle", "note", "cardText")
        )
        self.source = self._note()

    def show_card(self, card: Card) -> None:
        """Show how the post looks."""
        self.title.say(card.title)
        self.about.say(" · ".join([in_words(card.date).rpartition(",")[0], *card.categories]))
        self.excerpt.say(card.excerpt)
        self.source.say(self._where_from(card))

    def _where_from(self, card: Card) -> str:
        if not card.takes_excerpt:
            return self.tr("The excerpt is the one that the post gives.")
        if not card.excerpt:
            return self.tr(
                "There is no excerpt: the post gives none, and the text begins with none."
            )
        is_usual = card.separator == "\n\n"
        end = self.tr("its first empty line") if is_usual else f"“{card.separator}”"
        return self.tr("The post gives no excerpt: Jekyll takes the text up to {end}.").format(
            end=end
        )


class SearchView(CardView):
    """As a search engine shows it, with the room that there is."""

    def __init__(self) -> None:
        super().__init__(self.tr("In a search result"))
        self.site, self.address, self.title, self.description = (
            self._line(style) for style in ("cardText", "note", "resultTitle", "cardText")
        )
        self.title_length = LengthMeter(self.tr("Title"), TITLE_LENGTH)
        self.description_length = LengthMeter(self.tr("Description"), DESCRIPTION_LENGTH)
        for meter in (self.title_length, self.description_length):
            self._column.addWidget(meter)
        self.hint = self._note()

    def show_card(self, card: Card) -> None:
        """Show how the post looks."""
        self.site.say(card.site_name)
        self.address.say(crumbs(card.address))
        self.title.say(cut(card.page_title, TITLE_LENGTH))
        day = in_words(card.date).rpartition(",")[0]
        words = cut(card.description, DESCRIPTION_LENGTH)
        self.description.say(f"{day} – {words}" if words else day)
        self.title_length.show_length(len(card.page_title))
        self.description_length.show_length(len(card.description))
        none = self.tr("Without a description, search engines take some words of the page.")
        self.hint.say("" if card.description else none)


class SharedView(CardView):
    """As messengers and social networks show it."""

    def __init__(self) -> None:
        super().__init__(self.tr("Shared as a link"))
        self._card.setMaximumWidth(500)
        self._inside.setContentsMargins(1, 1, 1, 14)
        self.picture = Picture()
        self._inside.addWidget(self.picture)
        self._inside.addSpacing(6)
        self.host, self.title, self.description = (
            self._line(style) for style in ("note", "sharedTitle", "cardText")
        )
        for words in (self.host, self.title, self.description):
            words.setContentsMargins(16, 0, 16, 0)
        self.hint = self._note()

    def show_card(self, card: Card) -> None:
        """Show how the post looks."""
        self.picture.show_file(card.image)
        top = 1 if self.picture.is_shown else 8
        self._inside.setContentsMargins(1, top, 1, 14)
        self.host.say(urlsplit(card.address).netloc)
        self.title.say(cut(card.shared_title, SHARED_TITLE))
        self.description.say(cut(card.description, SHARED_DESCRIPTION))
        self.hint.say(self._about_image(card))

    def _about_image(self, card: Card) -> str:
        if self.picture.is_shown:
            return ""
        if card.image_address and card.image is None:
            return self.tr("The image {address} is not shown here.").format(
                address=card.image_address
            )
        return self.tr("No image: the card has words alone.")


def crumbs(address: str) -> str:
    """An address as search engines write it: `example.org › 2026 › 03 › 14`."""
    parts = urlsplit(address)
    folders = [unquote(part) for part in parts.path.split("/") if part]
    return " › ".join([f"{parts.scheme}://{parts.netloc}", *folders] if parts.netloc else folders)


def cut(text: str, most: int) -> str:
    """The first `most` characters, or less: it ends with a word, and with … where more follows."""
    if len(text) <= most:
        return text
    head, blank, _ = text[:most].rpartition(" ")
    return f"{(head if blank else text[: most - 1]).rstrip(' ,;:–-')}…"
