"""Text in, text out. Imports nothing else of ours."""
