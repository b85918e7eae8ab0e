"""The text and the preview lead each other."""
