"""Pictures: brought into the site, chosen from it, and looked after."""
