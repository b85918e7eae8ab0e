"""What every process that reads posts for another one does: it ends with that one."""

from __future__ import annotations

import os
import threading
from multiprocessing import parent_process


def end_with_parent() -> None:
    """Have this process end as soon as the one that started it has ended, be it killed.

    The pool's own queue tells nothing of that: both of its ends are open here.
    """
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
