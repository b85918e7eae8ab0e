"""What the writer chooses: settings with immediate effect, and the keys of each command."""
