"""The dictionaries of this computer, and the writer’s own words."""
