"""What can go wrong while a template runs."""

from __future__ import annotations

from liquid.exceptions import LiquidError, LiquidInterrupt


class Failure(LiquidError):
    """Something in a template that stops Jekyll's build; here its place is left out."""

    def __init__(self, message: str) -> None:
        super().__init__(message, token=None)
        self.said = message

    def __str__(self) -> str:
        return self.said


class Unknown(Failure):
    """A tag or a filter that Jekyll alone does not have."""


class Stopped(Exception):
    """The template did too much: its text ends here."""


class Break(LiquidInterrupt):
    """`{% break %}`."""


class Continue(LiquidInterrupt):
    """`{% continue %}`."""


# What Python says where a filter was given something that it cannot work with.
MISFITS = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, OSError)
FAILURES = (LiquidError, RecursionError, MemoryError, *MISFITS)
