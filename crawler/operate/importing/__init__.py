"""Taking web archives from elsewhere into the archive."""
