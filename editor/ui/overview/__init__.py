"""What is in the post: its headings, its links and images, its length."""
