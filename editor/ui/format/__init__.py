"""What is done to the text by commands: menu, bar, keys."""
