"""The date keeps its form; the image says what stands at its path."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QTableView


def dragged(file: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    return data


MOMENT = datetime(2026, 4, 5, 6, 7)


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("2026-03-01T18:30:00", "2026-04-05T06:07:00"),
        ('"2026-03-01 18:30 +0100"', '"2026-04-05 06:07 +0100"'),
        ("'2026-03-01'", "'2026-04-05 06:07'"),
        ("2026-03-01 # c", "2026-04-05 06:07 # c"),
    ],
)
def test_a_picked_date_is_written_as_the_old_one_was(form, written, moved):
    form.open(f"---\ndate: {written}\n---\n")
    form.editor("date").move_to(MOMENT)
    assert form.text == f"---\ndate: {moved}\n---\n"


def test_the_calendar_picks(form):
    form.open("---\ndate: 2026-03-01T18:30:09\n---\n")
    field = form.editor("date")
    field.open_calendar()
    day = field.calendar.days.selectedDate().addDays(1)
    field.calendar.days.setSelectedDate(day)
    field.calendar.days.clicked.emit(day)
    assert form.text == "---\ndate: 2026-03-02T18:30:09\n---\n"
    field.calendar.time.setTime(field.calendar.time.time().addSecs(3600))
    assert form.text == "---\ndate: 2026-03-02T19:30:09\n---\n"
    field.calendar.close()


def test_the_calendar_picks_by_keyboard(form):
    form.open("---\ndate: 2026-03-01T18:30:09\n---\n")
    field = form.editor("date")
    field.open_calendar()
    days = field.calendar.days.findChild(QTableView)
    form.qtbot.keyClick(days, Qt.Key.Key_Right)
    assert form.text == "---\ndate: 2026-03-01T18:30:09\n---\n"
    form.qtbot.keyClick(days, Qt.Key.Key_Return)
    assert form.text == "---\ndate: 2026-03-02T18:30:09\n---\n"
    assert not field.calendar.isVisible()


@pytest.mark.parametrize(
    ("written", "offset"),
    [
        ("2026-03-01 18:30:00 +0900", timedelta(hours=9)),
        ("2026-03-01 18:30 -0330", timedelta(hours=-3, minutes=-30)),
        ("2026-03-01 18:30:00", timedelta(0)),
    ],
)
def test_now_is_this_moment_on_the_clock_of_the_written_date(form, written, offset):
    form.open(f"---\ndate: {written}\n---\n")
    expected = datetime.now(UTC).replace(tzinfo=None) + offset
    assert abs(form.editor("date").now() - expected) < timedelta(minutes=2)


@pytest.mark.parametrize("written", ["'2026-03-01 18:30:00'", "2026-03-01 18:30", "2026-03-01"])
def test_now_is_this_moment_in_the_site(form, written):
    form.open(f"---\ndate: {written}\n---\n")
    expected = datetime.now(ZoneInfo("Europe/Lisbon")).replace(tzinfo=None)
    assert abs(form.editor("date").now() - expected) < timedelta(minutes=2)


def test_a_typed_date_stays_as_typed(form):
    form.open("---\ndate: 2026-03-01\n---\n")
    form.retype("date", "2026-02-30 10:00")
    assert form.text == "---\ndate: 2026-02-30 10:00\n---\n"
    form.retype("date", "soon")
    assert form.text == "---\ndate: soon\n---\n"


def test_a_new_date_has_an_offset(form):
    form.open("---\ntitle: x\n---\n")
    form.editor("date").move_to(MOMENT)
    assert form.text == "---\ntitle: x\ndate: 2026-04-05 06:07:00 +0100\n---\n"


def test_the_image_shows_its_size(form):
    field = form.editor("image")
    assert "64 × 32 px" in field.facts.text()
    assert not field.thumbnail.pixmap().isNull()


def test_an_image_of_the_site_is_chosen_by_its_path_in_the_site(form, questions, folder: Path):
    Image.new("RGB", (8, 8)).save(folder / "assets" / "other.png")
    questions.image = folder / "assets" / "other.png"
    form.editor("image").choose.click()
    assert "image: assets/other.png\n" in form.text


def test_a_path_that_begins_with_a_slash_keeps_doing_so(form, folder: Path):
    form.open("---\nimage: /assets/ferry.png\n---\n")
    Image.new("RGB", (8, 8)).save(folder / "assets" / "other.png")
    form.editor("image").take(dragged(folder / "assets" / "other.png"))
    assert form.text == "---\nimage: /assets/other.png\n---\n"


def test_an_image_from_elsewhere_is_offered_to_the_site(form, qtbot, tmp_path_factory):
    before = form.text
    other = tmp_path_factory.mktemp("elsewhere") / "x.png"
    Image.new("RGB", (8, 8)).save(other)
    with qtbot.waitSignal(form.pane.pictures_came) as came:
        form.editor("image").take(dragged(other))
    assert came.args[0] == "image"
    assert form.text == before


def test_no_image(form):
    form.editor("image").clear.click()
    assert 'image: ""\n' in form.text


def test_an_image_given_as_a_mapping_is_edited_as_yaml(form):
    form.open("---\nimage:\n  path: assets/ferry.png\n  alt: x\n---\n")
    form.type("image", "y")
    assert form.text == "---\nimage:\n  path: assets/ferry.png\n  alt: xy\n---\n"
