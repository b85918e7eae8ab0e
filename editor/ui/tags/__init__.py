"""Tags, categories and fields of all posts of a site: looked after together."""
