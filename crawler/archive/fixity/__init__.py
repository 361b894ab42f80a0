"""Fixity: the archive held against itself and its web archives, and mended where it can be."""
