"""Takedowns: what a court or a person wants gone leaves every file of the archive."""
