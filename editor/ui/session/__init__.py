"""What was open comes back at the next start."""
