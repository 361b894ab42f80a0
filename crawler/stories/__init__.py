"""Near-identical articles of all outlets as stories; pure."""
