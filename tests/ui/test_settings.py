"""Settings: one table, one described file; what is broken in it has its default."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QSettings
from pytestqt.qtbot import QtBot

from editor.moves.image_reduction import Reduction
from editor.resource_files import resource
from editor.ui.setting import FLAG, Memo, Setting
from editor.ui.settings import MOST_RECENT, Settings
from editor.ui.text.text_settings import Focus
from editor.ui.theme import Theme


@pytest.fixture
def ini(tmp_path: Path) -> Path:
    return tmp_path / "config" / "post-editor.ini"


@pytest.fixture
def again(ini: Path) -> Callable[[], Settings]:
    """Settings as the next start of the program reads them."""
    ini.parent.mkdir()
    return lambda: Settings(QSettings(str(ini), QSettings.Format.IniFormat))


def rows_of_guide() -> list[tuple[str, ...]]:
    lines = (resource("guide") / "settings.md").read_text("utf-8").splitlines()
    rows = [line.strip("| ").split("|") for line in lines if line.startswith("| `")]
    return [tuple(cell.strip() for cell in row) for row in rows]


def test_the_guide_describes_each_setting_and_no_other():
    assert rows_of_guide() == [each.described for each in Settings.table()]


def test_no_two_settings_share_a_key():
    keys = [each.key for each in Settings.table()]
    assert len(set(keys)) == len(keys)


CHOSEN = {
    "theme": Theme.DARK,
    "colours_text": False,
    "is_format_bar_shown": False,
    "panes_follow": False,
    "saves_by_itself": True,
    "keeps_history": False,
    "other_program": Path("/usr/bin/gedit"),
    "longest_side": 900,
    "quality": 50,
    "spelling_languages": ("de_AT", "en_GB"),
    "recent_commands": ("bold", "save"),
    "reduction": Reduction(900, 50),
    "text_width": 100,
    "text_size": 15.5,
    "focus": Focus.SENTENCE,
    "opens_again": False,
}


@pytest.mark.parametrize("name", CHOSEN)
def test_what_was_chosen_is_there_at_the_next_start(again: Callable[[], Settings], name: str):
    settings = again()
    assert getattr(settings, name) != CHOSEN[name]
    setattr(settings, name, CHOSEN[name])
    assert getattr(settings, name) == CHOSEN[name]
    settings.sync()
    assert getattr(again(), name) == CHOSEN[name]


@pytest.mark.parametrize("line", ["de_AT, en_GB", '"de_AT, en_GB"', "de_AT,en_GB,"])
def test_names_are_read_however_they_are_parted(
    again: Callable[[], Settings], ini: Path, line: str
):
    ini.write_text(f"[writing]\nspelling_languages={line}\n", "utf-8")
    assert again().spelling_languages == ("de_AT", "en_GB")


BROKEN = {
    "theme": "purple",
    "colours_text": "perhaps",
    "saves_by_itself": "2",
    "longest_side": "many",
    "quality": "101",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_value_has_its_default_and_a_line_in_the_log(
    again: Callable[[], Settings], ini: Path, caplog: pytest.LogCaptureFixture, name: str
):
    line: Setting[object] = vars(Settings)[name]
    section, _, key = line.key.partition("/")
    ini.write_text(f"[{section}]\n{key}={BROKEN[name]}\n", "utf-8")
    settings = again()
    assert getattr(settings, name) == line.default
    assert getattr(settings, name) == line.default
    (said,) = [record.getMessage() for record in caplog.records]
    assert line.key in said
    assert BROKEN[name] in said
    assert str(ini) in said
    caplog.clear()


def test_a_file_that_is_no_settings_at_all_is_told_and_set_aside(
    again: Callable[[], Settings], ini: Path
):
    data = b"\x00\xff[[[\nnothing\n=\n"
    ini.write_bytes(data)
    settings = again()
    assert settings.theme is Theme.SYSTEM
    (said,) = settings.troubles
    (aside,) = ini.parent.glob("damaged-*-post-editor.ini")
    assert said.startswith(f"“{ini}” was damaged")
    assert str(aside) in said
    assert aside.read_bytes() == data
    settings.theme = Theme.DARK
    settings.sync()
    assert (again().theme, again().troubles) == (Theme.DARK, [])


def test_what_can_be_read_of_a_damaged_file_stays(again: Callable[[], Settings], ini: Path):
    ini.write_text("[window]\ntheme=dark\n[images]\nquality=50\nlong", "utf-8")
    again()
    assert "long" not in ini.read_text("utf-8")
    after = again()
    assert (after.theme, after.quality, after.troubles) == (Theme.DARK, 50, [])
    assert len(list(ini.parent.glob("damaged-*"))) == 1


def test_a_folder_in_the_place_of_the_file_is_told_and_stays(
    again: Callable[[], Settings], ini: Path, qtbot: QtBot
):
    ini.mkdir()
    settings = again()
    (said,) = settings.troubles
    assert said == f"“{ini}” cannot be read: what stands in it has its default."
    settings.theme = Theme.DARK
    assert settings.theme is Theme.DARK
    qtbot.waitUntil(lambda: len(settings.troubles) == 2)
    assert "cannot be written" in settings.troubles[1]
    assert list(ini.iterdir()) == []


def test_what_cannot_be_written_is_told_once(
    again: Callable[[], Settings], ini: Path, qtbot: QtBot, tmp_path: Path
):
    settings = again()
    settings.theme = Theme.DARK
    settings.sync()
    ini.parent.rename(tmp_path / "old")
    ini.parent.touch()
    with qtbot.waitSignal(settings.troubled):
        settings.theme = Theme.LIGHT
    settings.quality = 50
    qtbot.wait(1)
    assert settings.troubles == [
        f"The settings in “{ini.parent}” cannot be written: "
        "what you choose now holds until the program ends."
    ]
    assert "dark" in (tmp_path / "old" / ini.name).read_text("utf-8")


def test_values_of_other_types_in_the_memory_are_as_good_as_none(
    again: Callable[[], Settings], ini: Path, caplog: pytest.LogCaptureFixture, tmp_path: Path
):
    memory = QSettings(str(ini.with_name("memory.ini")), QSettings.Format.IniFormat)
    memory.setValue("recent/posts", {"a": 1})
    memory.setValue("window/geometry", "wide")
    memory.setValue("sites/chosen", ["x"])
    memory.sync()
    settings = again()
    assert settings.recent == []
    assert settings.geometry.isEmpty()
    assert settings.site_of(tmp_path) is None
    assert len(caplog.records) == 3
    caplog.clear()


def test_choices_and_memory_stand_in_two_files(again: Callable[[], Settings], ini: Path):
    settings = again()
    settings.theme = Theme.LIGHT
    settings.add_recent(Path("/posts/a.md"))
    settings.show_pane("form", False)
    settings.sync()
    assert ini.read_text("utf-8").split() == ["[window]", "theme=light"]
    memory = ini.with_name("memory.ini").read_text("utf-8")
    assert "posts=/posts/a.md" in memory
    assert "form=false" in memory
    assert again().recent == [Path("/posts/a.md")]
    assert not again().is_pane_shown("form")


def test_the_newest_come_first_and_the_oldest_go(settings: Settings):
    for number in range(MOST_RECENT + 3):
        settings.add_recent_command(f"c{number}")
    settings.add_recent_command("c10")
    assert settings.recent_commands[:2] == ("c10", "c14")
    assert len(settings.recent_commands) == MOST_RECENT
    settings.add_recent(Path("a.md"))
    settings.clear_recent()
    assert settings.recent == []


def test_who_follows_is_told_now_and_of_each_change_while_it_lives(settings: Settings):
    heard: list[Theme] = []
    owner = QObject()
    settings.follow(Settings.theme, heard.append, owner)
    settings.theme = Theme.DARK
    settings.theme = Theme.DARK
    settings.colours_text = False
    settings.restore(Settings.theme)
    assert heard == [Theme.SYSTEM, Theme.DARK, Theme.SYSTEM]
    shiboken6.delete(owner)
    settings.theme = Theme.LIGHT
    assert len(heard) == 3


def test_what_is_remembered_is_no_setting_of_the_table():
    assert all(not isinstance(each, Memo) for each in Settings.table())
    assert Memo("a/b", FLAG, True).meaning == ""
