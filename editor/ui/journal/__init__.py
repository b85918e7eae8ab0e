"""What keeps posts from getting lost: copies, what other programs write, the past."""
