"""What the parts of a text are, for the colours it is written in."""
