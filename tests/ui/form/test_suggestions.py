"""What the site's posts have is offered while one types, and what they have not is marked."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from editor.index.suggestions import Suggestions
from editor.ui.form.chips import Mark
from editor.ui.name_popup import COUNT

Key = Qt.Key
NAMES = Suggestions(
    tags=Counter({"Ukraine": 37, "United Kingdom": 9, "sea": 4, "late boats": 2}),
    categories=Counter({"News": 12}),
    authors=Counter({"Inês": 7, "Ivo": 2}),
    layouts=Counter({"essay": 3}),
)


@pytest.fixture
def tags(form):
    form.pane.suggest(NAMES)
    form.open("---\ntags: [sea]\n---\n")
    form.pane.activateWindow()
    form.pane.show_field("tags")
    return form


def listed(popup) -> list[tuple[str, str]]:
    """What the open list shows: names and counts."""
    assert popup.list.isVisible()
    model = popup.list.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return [(row.data(), row.data(COUNT)) for row in rows]


def press(form, *keys: Qt.Key) -> None:
    """Keys as a person's: they go to the list while that is open."""
    for key in keys:
        form.qtbot.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key)


def test_typing_offers_names_with_their_counts(tags):
    tags.qtbot.keyClicks(tags.widget("tags"), "u")
    popup = tags.editor("tags").popup
    assert listed(popup) == [("Ukraine", "37"), ("United Kingdom", "9")]
    press(tags, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert tags.text == "---\ntags: [sea, United Kingdom]\n---\n"
    assert not popup.list.isVisible()
    assert tags.widget("tags").text() == ""


def test_enter_takes_what_is_typed_unless_one_is_marked(tags):
    tags.qtbot.keyClicks(tags.widget("tags"), "uk")
    press(tags, Key.Key_Return)
    assert tags.text == "---\ntags: [sea, uk]\n---\n"


def test_typing_goes_on_while_the_list_is_open(tags):
    tags.qtbot.keyClicks(tags.widget("tags"), "u")
    for letter in "ni":
        tags.qtbot.keyClicks(QApplication.activePopupWidget(), letter)
    assert tags.widget("tags").text() == "uni"
    assert listed(tags.editor("tags").popup) == [("United Kingdom", "9")]
    press(tags, Key.Key_Escape)
    assert not tags.editor("tags").popup.list.isVisible()
    assert tags.text == "---\ntags: [sea, uni]\n---\n"


def test_a_comma_ends_the_name_and_the_list(tags):
    tags.qtbot.keyClicks(tags.widget("tags"), "uk")
    assert tags.editor("tags").popup.list.isVisible()
    tags.qtbot.keyClicks(QApplication.activePopupWidget(), ",")
    assert tags.text == "---\ntags: [sea, uk]\n---\n"
    assert not tags.editor("tags").popup.list.isVisible()


def test_a_click_takes_a_name(tags):
    tags.qtbot.keyClicks(tags.widget("tags"), "king")
    view = tags.editor("tags").popup.list
    middle = view.visualRect(view.model().index(0, 0)).center()
    tags.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert tags.text == "---\ntags: [sea, United Kingdom]\n---\n"


def test_down_in_the_empty_line_shows_all_that_are_not_there(tags):
    press(tags, Key.Key_Down)
    assert [name for name, _ in listed(tags.editor("tags").popup)] == [
        "Ukraine",
        "United Kingdom",
        "late boats",
    ]
    press(tags, Key.Key_Escape)


def test_new_and_similar_names_are_marked(tags):
    tags.open("---\ntags: [sea, brand new, ukriane]\n---\n")
    known, new, slip = tags.editor("tags").chips()
    assert (known.mark, new.mark, slip.mark) == (None, Mark.NEW, Mark.NEAR)
    assert "no other post" in new.toolTip()
    assert "no other post" in new.accessibleDescription()
    assert "Ukraine" in slip.toolTip()
    (button,) = tags.editor("tags").usual_forms.buttons()
    assert button.text() == "ukriane → Ukraine (37)?"
    tags.qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert tags.text == "---\ntags: [sea, brand new, Ukraine]\n---\n"
    assert not tags.editor("tags").usual_forms.isVisible()


def test_the_usual_form_is_not_there_twice(tags):
    tags.open("---\ntags: [ukraine, sea, Ukraine]\n---\n")
    (button,) = tags.editor("tags").usual_forms.buttons()
    button.setFocus()
    press(tags, Key.Key_Space)
    assert tags.text == "---\ntags: [sea, Ukraine]\n---\n"


def test_nothing_is_marked_where_nothing_is_known(tags):
    tags.open("---\ntags: [brand new]\n---\n")
    tags.pane.suggest(Suggestions())
    assert tags.editor("tags").chips()[0].mark is None


def test_each_field_has_its_own_names(tags):
    tags.open("---\ncategories: [new]\n---\n")
    assert tags.editor("categories").chips()[0].mark is Mark.NEW
    tags.pane.suggest(Suggestions(categories=Counter({"new": 3})))
    assert tags.editor("categories").chips()[0].mark is None


def test_authors_are_offered(tags):
    tags.open("---\nauthor: I\n---\n")
    tags.pane.show_field("author")
    tags.type("author", "n")
    press(tags, Key.Key_Down, Key.Key_Return)
    assert tags.text == "---\nauthor: Inês\n---\n"


def test_layouts_that_posts_have_are_offered_beside_those_of_the_site(tags):
    box = tags.editor("layout").box
    assert [box.itemText(at) for at in range(box.count())] == ["essay", "post"]
