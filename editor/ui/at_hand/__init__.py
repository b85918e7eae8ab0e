"""What one wants to do with a post besides writing it."""
