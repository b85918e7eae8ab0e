"""Variables that are worked out when a template asks for them, and no more than once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from editor.jekyll.liquid.values import LiquidValue


class Drop(Mapping[str, LiquidValue]):
    """A mapping of what its attributes `OWN` give, over other values."""

    OWN: ClassVar[tuple[str, ...]] = ()
    LAST: ClassVar[tuple[str, ...]] = ()  # those of OWN that are listed behind the other values
    FAR: ClassVar[tuple[str, ...]] = ()  # those that JSON leaves out deep in other values
    _names: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        cls._names = frozenset(cls.OWN)

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def __getitem__(self, name: str) -> LiquidValue:
        if name in self._names:
            return getattr(self, name)
        return self._values[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names or name in self._values

    def __iter__(self) -> Iterator[str]:
        yield from (name for name in self.OWN if name not in self.LAST)
        yield from (name for name in self._values if name not in self._names)
        yield from self.LAST

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __str__(self) -> str:
        return type(self).__name__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)
