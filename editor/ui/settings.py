"""What the program remembers between two starts."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QByteArray, QSettings

from editor.moves.image_reduction import Reduction
from editor.ui.theme import Theme

MOST_RECENT = 12
MOST_SITES = 6
T = TypeVar("T")


class Settings:
    """Typed access to one QSettings file; `store` is where it is kept."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "post-editor", "post-editor"
        )

    @property
    def theme(self) -> Theme:
        """The colours the writer chose."""
        value = self._read("window/theme", str, Theme.SYSTEM.value)
        return Theme(value) if value in set(Theme) else Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._store.setValue("window/theme", theme.value)

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window, as Qt writes it; empty at the first start."""
        return self._read("window/geometry", QByteArray, QByteArray())

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("window/geometry", geometry)

    @property
    def panes(self) -> QByteArray:
        """The widths of the panes, as Qt writes them."""
        return self._read("window/widths", QByteArray, QByteArray())

    @panes.setter
    def panes(self, widths: QByteArray) -> None:
        self._store.setValue("window/widths", widths)

    def is_pane_shown(self, name: str, default: bool) -> bool:
        """Is the pane called `name` on screen?"""
        return self._store.value(f"panes/{name}", default, type=bool) is True

    def show_pane(self, name: str, shown: bool) -> None:
        """Remember whether the pane called `name` is on screen."""
        self._store.setValue(f"panes/{name}", shown)

    @property
    def recent(self) -> list[Path]:
        """The posts opened last, newest first."""
        return self._paths("recent/posts")

    def add_recent(self, path: Path) -> None:
        """Put `path` in front of the recent posts."""
        self._put_first("recent/posts", path, MOST_RECENT)

    @property
    def recent_sites(self) -> list[Path]:
        """The sites opened last, newest first."""
        return self._paths("recent/sites")

    def add_recent_site(self, root: Path) -> None:
        """Put the site at `root` in front of the recent ones."""
        self._put_first("recent/sites", root, MOST_SITES)

    def clear_recent(self) -> None:
        """Forget the recent posts and sites."""
        self._store.remove("recent/posts")
        self._store.remove("recent/sites")

    @property
    def reduction(self) -> Reduction:
        """How small pictures were made last."""
        usual = Reduction()
        longest = self._store.value("images/longest", usual.longest, type=int)
        quality = self._store.value("images/quality", usual.quality, type=int)
        return Reduction(cast("int", longest), cast("int", quality))

    @reduction.setter
    def reduction(self, reduction: Reduction) -> None:
        self._store.setValue("images/longest", reduction.longest)
        self._store.setValue("images/quality", reduction.quality)

    @property
    def saves_by_itself(self) -> bool:
        """Are posts saved a moment after a change? Not at first."""
        return self._store.value("files/autosave", False, type=bool) is True

    @saves_by_itself.setter
    def saves_by_itself(self, on: bool) -> None:
        self._store.setValue("files/autosave", on)

    @property
    def keeps_history(self) -> bool:
        """Is the version before kept at each save?"""
        return self._store.value("files/history", True, type=bool) is True

    @keeps_history.setter
    def keeps_history(self, on: bool) -> None:
        self._store.setValue("files/history", on)

    @property
    def other_program(self) -> Path | None:
        """The program that opens posts besides this one; None while none was chosen."""
        name = self._read("files/other_program", str, "")
        return Path(name) if name else None

    @other_program.setter
    def other_program(self, program: Path | None) -> None:
        self._store.setValue("files/other_program", str(program or ""))

    def site_of(self, folder: Path) -> Path | None:
        """The site that the writer chose for the posts in `folder`, or None."""
        name = self._sites().get(str(folder))
        return Path(name) if name and Path(name).is_dir() else None

    def choose_site(self, folder: Path, site: Path) -> None:
        """Remember that the posts in `folder` belong to `site`."""
        self._store.setValue("sites/chosen", {**self._sites(), str(folder): str(site)})

    def preview_choice(self, site: Path, name: str) -> str:
        """What the writer chose for the preview of a site (`view`, `width`, `scripts` …), or ""."""
        return self._texts(f"preview/{name}").get(str(site), "")

    def choose_for_preview(self, site: Path, name: str, value: str) -> None:
        """Remember a choice for the preview of a site."""
        key = f"preview/{name}"
        self._store.setValue(key, {**self._texts(key), str(site): value})

    @property
    def is_network_allowed(self) -> bool:
        """Has the writer allowed some site's page to load what is on the network?"""
        return "on" in self._texts("preview/network").values()

    def _paths(self, key: str) -> list[Path]:
        stored = self._store.value(key, [])
        names = cast("list[str]", [stored] if isinstance(stored, str) else stored or [])
        return [Path(name) for name in names]

    def _put_first(self, key: str, path: Path, most: int) -> None:
        others = [each for each in self._paths(key) if each != path]
        self._store.setValue(key, [str(each) for each in [path, *others]][:most])

    def _sites(self) -> dict[str, str]:
        return self._texts("sites/chosen")

    def _texts(self, key: str) -> dict[str, str]:
        stored = self._store.value(key, {})
        return cast("dict[str, str]", stored) if isinstance(stored, dict) else {}

    def _read(self, key: str, kind: type[T], default: T) -> T:
        """The stored value, or `default` where the file holds something else."""
        value = self._store.value(key, default)
        return value if isinstance(value, kind) else default
