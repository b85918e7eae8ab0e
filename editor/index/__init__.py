"""What a site's posts are, known without opening them: for lists, search and suggestions."""
