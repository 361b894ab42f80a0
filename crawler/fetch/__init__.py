"""Fetching: asking outlets politely for what the ledger does not know, and preserving it."""
