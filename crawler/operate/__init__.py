"""Keeping the archive going: adding outlets, and seeing what is well and what is missing."""
