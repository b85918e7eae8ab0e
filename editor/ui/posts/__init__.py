"""The pane with the posts of the site."""
