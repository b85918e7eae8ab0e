"""What a site and a post have to offer where one of its things is being written."""
