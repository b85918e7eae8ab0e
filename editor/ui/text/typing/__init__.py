"""Helps while one types in the text, and when something is pasted into it."""
