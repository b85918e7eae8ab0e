"""What comes from the clipboard, as it stands in a text."""
