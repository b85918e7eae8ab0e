"""The past of a post on screen: what differs, what will be written, what two sides made of it."""
