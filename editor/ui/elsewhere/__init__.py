"""How the post looks elsewhere: in a list, a search result, a shared card."""
