"""Arsip: an archive of regional news.

The folders tell the journey of an article: ``discover`` finds its address, ``fetch`` asks
for the page and preserves it, ``extract`` reads it, ``archive`` keeps it.
"""

__version__ = "0.1.0"
