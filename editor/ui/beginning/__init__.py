"""What an empty window says: what can be done here."""
