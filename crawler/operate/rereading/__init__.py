"""Reading the preserved captures again with today's rules: what would change, and writing it."""
