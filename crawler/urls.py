"""Addresses: cleaning them, and telling when two are the same article."""
