"""Completes what is being written: a list under the caret while the keys stay with the text."""
