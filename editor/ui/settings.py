"""What the program remembers between two starts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from editor.moves.image_reduction import Reduction
from editor.ui.setting import BYTES, FLAG, NAMES, PATH, TEXTS, WORDS, Memo, Setting, choice, whole
from editor.ui.text.text_settings import TextSettings
from editor.ui.theme import Theme

MOST_RECENT = 12
MOST_SITES = 6
USUAL = Reduction()
MOST_GOALS = 1000
AT_FIRST_HIDDEN = ("problems", "overview")  # panes


class Settings(TextSettings):
    """Each setting is one line here, and one in the guide; `store` is where they are kept.

    Use them as attributes: `settings.theme = Theme.DARK`. `Settings.theme` is the line itself:
    `settings.follow(Settings.theme, self.use_theme, self)`.
    """

    theme = Setting("window/theme", choice(Theme), Theme.SYSTEM, "Light, dark, or as the desktop")
    colours_text = Setting(
        "writing/colours", FLAG, True, "The text is coloured as what it is, headings larger"
    )
    is_format_bar_shown = Setting(
        "writing/format_bar", FLAG, True, "The row of commands stands above the text"
    )
    completes = Setting(
        "writing/completes", FLAG, True, "What may be meant is offered while one types"
    )
    helps_typing = Setting(
        "writing/typing_help",
        FLAG,
        True,
        "Lists go on, signs pair, tables grow, what is pasted is Markdown",
    )
    checks_spelling = Setting("writing/spelling", FLAG, True, "Wrong words are marked")
    spells_by_post = Setting(
        "writing/spelling_by_post", FLAG, True, "Words are checked in the language of the post"
    )
    spelling_languages = Setting(
        "writing/spelling_languages",
        NAMES,
        (),
        "Languages that every post is checked in besides, such as de_AT",
    )
    panes_follow = Setting("view/follow", FLAG, True, "Text and preview follow each other")
    saves_by_itself = Setting(
        "files/autosave", FLAG, False, "Posts are saved a moment after a change"
    )
    opens_again = Setting("files/reopen", FLAG, True, "A start opens what was open last")
    keeps_history = Setting("files/history", FLAG, True, "The version before is kept at each save")
    other_program = Setting(
        "files/other_program", PATH, None, "What *Open with another program* opens posts with"
    )
    longest_side = Setting(
        "images/longest",
        whole(16, 20000),
        USUAL.longest,
        "The longest side of smaller pictures, in pixels",
    )
    quality = Setting(
        "images/quality", whole(1, 100), USUAL.quality, "The quality of smaller JPEG and WebP"
    )

    geometry = Memo("window/geometry", BYTES, QByteArray())  # as Qt writes it
    panes = Memo("window/widths", BYTES, QByteArray())
    recent_commands = Memo("recent/commands", WORDS, ())  # found by their names, newest first
    told_dictionaries = Memo("writing/told_dictionaries", WORDS, ())  # which are missing
    _recent_posts = Memo("recent/posts", WORDS, ())
    _recent_sites = Memo("recent/sites", WORDS, ())
    _sites = Memo("sites/chosen", TEXTS, {})
    _goals = Memo("writing/goals", TEXTS, {})

    def __init__(self, store: QSettings | None = None) -> None:
        super().__init__(
            store
            or QSettings(
                QSettings.Format.IniFormat, QSettings.Scope.UserScope, "post-editor", "post-editor"
            )
        )

    def is_pane_shown(self, name: str) -> bool:
        """Is the pane called `name` on screen?"""
        return self.read(Memo(f"panes/{name}", FLAG, name not in AT_FIRST_HIDDEN))

    def show_pane(self, name: str, shown: bool) -> None:
        """Remember whether the pane called `name` is on screen."""
        self.write(Memo(f"panes/{name}", FLAG, True), shown)

    @property
    def recent(self) -> list[Path]:
        """The posts opened last, newest first."""
        return [Path(name) for name in self._recent_posts]

    def add_recent(self, path: Path) -> None:
        """Put `path` in front of the recent posts."""
        self._recent_posts = first(str(path), self._recent_posts, MOST_RECENT)

    @property
    def recent_sites(self) -> list[Path]:
        """The sites opened last, newest first."""
        return [Path(name) for name in self._recent_sites]

    def add_recent_site(self, root: Path) -> None:
        """Put the site at `root` in front of the recent ones."""
        self._recent_sites = first(str(root), self._recent_sites, MOST_SITES)

    def clear_recent(self) -> None:
        """Forget the recent posts and sites."""
        self._recent_posts = self._recent_sites = ()

    def add_recent_command(self, name: str) -> None:
        """Put a command in front of the recent ones."""
        self.recent_commands = first(name, self.recent_commands, MOST_RECENT)

    @property
    def reduction(self) -> Reduction:
        """How small pictures were made last."""
        return Reduction(self.longest_side, self.quality)

    @reduction.setter
    def reduction(self, reduction: Reduction) -> None:
        self.longest_side, self.quality = reduction.longest, reduction.quality

    def site_of(self, folder: Path) -> Path | None:
        """The site that the writer chose for the posts in `folder`, or None."""
        name = self._sites.get(str(folder))
        return Path(name) if name and Path(name).is_dir() else None

    def choose_site(self, folder: Path, site: Path) -> None:
        """Remember that the posts in `folder` belong to `site`."""
        self._sites = {**self._sites, str(folder): str(site)}

    def goal(self, post: Path) -> int:
        """How many words are wished for in the post at that path; 0: none are."""
        words = self._goals.get(str(post), "")
        return int(words) if words.isdecimal() else 0

    def wish(self, post: Path, words: int) -> None:
        """Remember how many words a post is to have; of very many posts the last."""
        others = {k: v for k, v in self._goals.items() if k != str(post)}
        goals = [*others.items(), *([(str(post), str(words))] if words else [])]
        self._goals = dict(goals[-MOST_GOALS:])

    def preview_choice(self, site: Path, name: str) -> str:
        """What the writer chose for the preview of a site (`view`, `width`, `scripts` …), or ""."""
        return self.read(preview_memo(name)).get(str(site), "")

    def choose_for_preview(self, site: Path, name: str, value: str) -> None:
        """Remember a choice for the preview of a site."""
        memo = preview_memo(name)
        self.write(memo, {**self.read(memo), str(site): value})

    @property
    def is_network_allowed(self) -> bool:
        """Has the writer allowed some site's page to load what is on the network?"""
        return "on" in self.read(preview_memo("network")).values()


def preview_memo(name: str) -> Memo[dict[str, str]]:
    """Where the choices called `name` are kept, by the path of the site."""
    return Memo(f"preview/{name}", TEXTS, {})


def first(name: str, others: Sequence[str], most: int) -> tuple[str, ...]:
    """The names, `name` before the others; `most` at most."""
    return (name, *(each for each in others if each != name))[:most]
