"""Which words of a post are to be spelt, and which of them are wrong."""
