"""The form pane."""
