"""The spelling: wrong words marked in text, title and excerpt, and what is done about them."""
