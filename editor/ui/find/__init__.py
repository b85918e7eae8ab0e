"""Find and replace: in the text, in the preview, across the site."""
