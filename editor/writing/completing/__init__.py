"""What is being written at the caret that can be completed, and what a completion writes."""
