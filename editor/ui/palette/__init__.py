"""Every command, found by a few letters of its name."""
