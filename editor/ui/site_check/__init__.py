"""The whole site checked: the work beside the window's thread, what it found, and its window."""
