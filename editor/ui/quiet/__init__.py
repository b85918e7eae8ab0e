"""Quiet to write in: one pane alone, the whole screen, the text but one passage dimmed."""
