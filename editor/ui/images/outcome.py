"""What becomes of a picture with the choices of the dialog, worked out beside the window."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from editor.moves.image_import import Import, Wish, image_import
from editor.moves.image_reduction import Reduction, picture_facts, reduced, why_not_reduced
from editor.post.errors import PostError
from editor.post.post import Post
from editor.site.image_facts import ImageFacts
from editor.site.image_habits import image_habits
from editor.site.place import Place
from editor.ui.images.small_image import small_image


@dataclass(frozen=True)
class Choices:
    """How the picture is to come in: smaller or as it is (None), and called what (None: usual)."""

    reduction: Reduction | None = None
    name: str | None = None


@dataclass(frozen=True)
class Outcome:
    """The picture before and after; `found` is None where `problem` says why it cannot come."""

    before: ImageFacts | None = None
    before_picture: QImage = field(default_factory=QImage)
    why_whole: str = ""  # why it cannot be made smaller
    is_reduced: bool = False
    found: Import | None = None
    after_picture: QImage = field(default_factory=QImage)
    problem: str = ""


def work_out(wish: Wish, post: Post, place: Place, choices: Choices, size: QSize) -> Outcome:
    """What becomes of the picture; both pictures within `size` pixels."""
    outcome = Outcome()
    try:
        facts = picture_facts(wish.data)
        shown, why_whole = small_image(wish.data, size), why_not_reduced(wish.data, facts)
        outcome = Outcome(facts, shown, why_whole)
        habits = image_habits(place.site)
        is_reduced = choices.reduction and not why_whole
        found = image_import(wish, post, place, habits, None if is_reduced else choices.name)
        if found.plan and choices.reduction and is_reduced:
            smaller = replace(wish, data=reduced(wish.data, choices.reduction), file=None)
            found = image_import(smaller, post, place, habits, choices.name)
            shown, outcome = small_image(smaller.data, size), replace(outcome, is_reduced=True)
        return replace(outcome, found=found, after_picture=shown)
    except PostError as error:
        return replace(outcome, problem=str(error))
