"""Arsip: an archive of regional news.

The folders tell the journey of an article: ``discover`` finds its address, ``fetch`` asks
for the page and preserves it, ``extract`` reads it, ``archive`` keeps it.
"""

import logging

__version__ = "0.1.0"

# Commands say what is wrong themselves; only `scrapy crawl` shows the log (Logging HOWTO,
# "Configuring Logging for a Library").
logging.getLogger(__name__).addHandler(logging.NullHandler())
