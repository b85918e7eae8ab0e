"""What a writer should know before publishing. Stands on post, site and jekyll; knows no window."""
