"""What Jekyll makes of a post. Stands on `editor.post` and `editor.site`."""
