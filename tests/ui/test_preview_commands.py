"""The View menu switches the preview's view and width, and says what holds for the site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shown_site import CONFIG, LAYOUT, POST

from editor.ui.main_window import MainWindow
from editor.ui.preview.browser import PIXELS, Width
from editor.ui.preview.site_choices import View
from editor.ui.settings import Settings


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, questions, tmp_path: Path):
    for folder in ("_posts", "_layouts"):
        (tmp_path / folder).mkdir()
    (tmp_path / "_layouts/post.html").write_text(LAYOUT)
    (tmp_path / "_config.yml").write_text(CONFIG)
    path = tmp_path / "_posts/2026-03-01-ferry.md"
    path.write_text(POST)
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.files.open(path)
    yield window
    window.close()


def switch(qtbot: QtBot, window: MainWindow, name: str) -> None:
    with qtbot.waitSignal(window.preview.shown, timeout=20_000):
        window.actions_[name].trigger()


def test_the_view_by_menu_by_bar_and_after_a_restart(
    qtbot: QtBot, window: MainWindow, settings: Settings
) -> None:
    assert window.actions_["article_view"].isChecked()
    assert window.actions_["site_view"].shortcut().toString() == "Ctrl+6"
    switch(qtbot, window, "site_view")
    assert window.preview.view is View.SITE
    assert [window.actions_[name].isChecked() for name in ("article_view", "site_view")] == [
        False,
        True,
    ]
    assert settings.preview_choice(window.preview.site.root, "view") == "site"
    with qtbot.waitSignal(window.preview.shown, timeout=20_000):
        qtbot.mouseClick(window.preview.bar.buttons[View.ARTICLE], Qt.MouseButton.LeftButton)
    assert window.actions_["article_view"].isChecked()


@pytest.mark.parametrize("width", list(Width))
def test_the_page_is_as_wide_as_the_device(qtbot: QtBot, window: MainWindow, width: Width) -> None:
    switch(qtbot, window, "site_view")
    window.actions_[f"width_{width}"].trigger()
    assert window.actions_[f"width_{width}"].isChecked()
    assert window.preview.bar.buttons[width].isChecked()
    wanted = PIXELS[width] or window.preview.width()
    found: list[object] = []

    def is_wide() -> bool:
        window.preview.run_in_page("innerWidth", found.append)
        return bool(found) and abs(float(str(found[-1])) - wanted) <= 3

    qtbot.waitUntil(is_wide, timeout=10_000)


def test_the_network_is_asked_for(qtbot: QtBot, window: MainWindow, questions) -> None:
    switch(qtbot, window, "site_view")
    assert not window.actions_["site_network"].isEnabled()
    switch(qtbot, window, "site_scripts")
    assert window.actions_["site_network"].isEnabled()
    window.actions_["site_network"].trigger()
    assert questions.asked == ["allow_network"]
    assert not window.actions_["site_network"].isChecked()
    questions.allow_network_answer = True
    switch(qtbot, window, "site_network")
    assert window.actions_["site_network"].isChecked()
    assert window.preview.choices.network(window.preview.site)
    switch(qtbot, window, "site_scripts")
    assert not window.actions_["site_network"].isChecked()


def test_an_engine_that_resolves_no_names_must_be_started_anew(
    qtbot: QtBot, window: MainWindow, questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.ui.preview_commands.resolves_names", lambda _environ: False)
    switch(qtbot, window, "site_view")
    switch(qtbot, window, "site_scripts")
    questions.allow_network_answer = True
    switch(qtbot, window, "site_network")
    assert "began without the network" in window.preview.banner.sentence


def test_typing_in_the_text_and_in_the_title_shows_in_the_sites_page(
    qtbot: QtBot, window: MainWindow
) -> None:
    switch(qtbot, window, "site_view")
    window.preview.run_in_page("var loaded = document")
    qtbot.keyClicks(window.text.edit, "Typed. ")
    row = window.form.row("title")
    assert row is not None
    title = row.editor.focusProxy()
    qtbot.keyClick(title, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(title, " and dusk")
    seen: list[object] = []
    script = (
        "JSON.stringify([loaded === document, document.title,"
        " document.querySelector('h1').innerText, document.querySelector('.body p').innerText])"
    )

    def is_there() -> bool:
        window.preview.run_in_page(script, seen.append)
        title = "A ferry at dawn and dusk"
        text = "Typed. First paragraph."
        wanted = [True, f"{title} – Harbour", title, text]
        return bool(seen) and json.loads(str(seen[-1])) == wanted

    qtbot.waitUntil(is_there, timeout=20_000)
    window.files.save()
