"""What one run of the program keeps in the user's state folder, shared by its windows."""

from __future__ import annotations

from pathlib import Path

from editor.journal.claims import Claims
from editor.journal.history import History
from editor.journal.left_open import LeftOpen
from editor.journal.recovery import Session, is_alive
from editor.post.state_folder import state_folder
from editor.ui.journal.own_writes import OwnWrites


class Journal:
    """The session of this run with its copies, the claims, the history, and what was open."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the state folder. Raises FileError where it cannot be used."""
        self.folder = folder
        self.session = Session.begin(folder)
        self.claims = Claims(folder, lambda name: is_alive(folder, name))
        self.history = History(folder)
        self.left = LeftOpen(folder, self.session.id, lambda name: is_alive(folder, name))
        self.writes = OwnWrites()

    @classmethod
    def of_user(cls) -> Journal:
        """That of the user who runs the program. Raises FileError."""
        return cls(state_folder())

    def end(self) -> None:
        """The program ends in order; copies that are left are offered at the next start."""
        self.history.close()
        self.session.end()
