"""Post Editor: a desktop editor for the posts of static sites."""

__version__ = "0.1.0"
