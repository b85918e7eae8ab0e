"""The user guide: its chapters, the cheat sheet, all shortcuts."""
