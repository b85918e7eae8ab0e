"""Dialogs and commands that give a post another place: publish, rename, delete."""
