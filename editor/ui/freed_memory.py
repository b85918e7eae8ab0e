"""Memory that was freed, given back to the system: the C library keeps it for later else.

What was made while a long text was opened lies between what stays, some MB of each million letters.
"""

from __future__ import annotations

import ctypes
import sys

TRIM = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None


def give_back() -> None:
    """Give back what can be, in all threads' parts; takes about a ms. Only glibc can do that."""
    if TRIM is not None:
        TRIM(0)
