"""The folder around a post: its configuration, layouts and images. Stands on `editor.post`."""
