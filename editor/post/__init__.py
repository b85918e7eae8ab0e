"""One post, as a value and as a file. Imports nothing else of ours."""
