"""Documents as values in templates: what they list, and how they are written as JSON."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from editor.jekyll.drops.drop import Drop
from editor.jekyll.liquid import Scope, render


class Bird(Drop):
    """A document that knows its mate, who knows it."""

    OWN: ClassVar = ("mate", "name", "ext")
    LAST: ClassVar = ("ext",)
    FAR: ClassVar = ("mate",)
    ext = ".md"
    mate: Bird | None = None

    @property
    def name(self) -> str:
        return self._values["is"]


def birds() -> list[Bird]:
    robin, wren = Bird({"is": "robin", "name": "hidden"}), Bird({"is": "wren"})
    robin.mate, wren.mate = wren, robin
    return [robin, wren]


def rendered(template: str) -> str:
    rendering = render(template, Scope({"birds": birds()}))
    assert not rendering.problems
    return rendering.text


def test_its_own_values_come_first_and_hide_others() -> None:
    robin = birds()[0]
    assert list(robin) == ["mate", "name", "is", "ext"]
    assert robin["name"] == "robin"
    assert rendered("{{ birds[0].name }}{{ birds[0].mate.mate.name }}") == "robinrobin"


def test_json_shows_documents_in_documents_to_a_depth() -> None:
    found: Any = json.loads(rendered("{{ birds[0] | jsonify }}"))
    names: list[str] = []
    while found:
        names.append(found["name"])
        found = found.get("mate")
    assert names == ["robin", "wren", "robin", "wren"]


def test_a_list_around_counts_as_a_level() -> None:
    (robin, _) = json.loads(rendered("{{ birds | jsonify }}"))
    assert robin["mate"]["mate"] == {"name": "robin", "is": "robin", "ext": ".md"}


def test_inspect_shows_a_document_as_json() -> None:
    text = rendered("{{ birds[0] | inspect }}")
    assert text.startswith("{\n  &quot;mate&quot;: {\n    &quot;mate&quot;: {")
