"""Every knob of Scrapy that this project turns, each with its reason.

``arsip`` and ``scrapy crawl`` both read this file. Options of the command go before it.
"""

import os

BOT_NAME = "arsip"
SPIDER_MODULES = ["spiders"]

# --- Who we are ---------------------------------------------------------------------------------

# An address at which the people of an outlet can reach you, e.g. "archive@library.example".
# Fill it in, here or in the environment: without it no host of the public internet is asked.
CONTACT = os.environ.get("ARSIP_CONTACT", "")
USER_AGENT = f"arsip/0.1 (news archive; +{CONTACT or 'contact not filled in'})"
ROBOTSTXT_USER_AGENT = "arsip"

# --- Politeness ---------------------------------------------------------------------------------

ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = 1.0  # seconds between two requests to one host; --delay goes before it
DOWNLOAD_DELAY_JITTER = 0.3  # +-30 %: an even beat looks like an attack to some firewalls
CONCURRENT_REQUESTS = 32  # of one outlet, over all its hosts
CONCURRENT_REQUESTS_PER_DOMAIN = 4  # --concurrency goes before it
CRAWL_DELAY_LONGEST = 60.0  # seconds; a longer Crawl-delay in robots.txt is cut to this
RETRY_AFTER_LONGEST = 300.0  # seconds; an outlet that wants us to wait longer is left for the day
OUTLETS_AT_ONCE = 16  # outlets crawled at the same time in one process

# --- Visiting again -----------------------------------------------------------------------------

# Ages in hours at which `--mode recheck` visits an archived page again: often while it is young,
# since most edits come within a day; after the last one once a year.
RECHECK_HOURS = [1, 6, 24, 72, 240, 720, 2160]

# --- Fixity -------------------------------------------------------------------------------------

# `arsip verify` reads a web archive again that it has not read for so many days: disks and copies
# fail unseen, and a month is how long backups that still hold the whole file are commonly kept.
VERIFY_DAYS = 30
# Articles that one run looks at beside the new and changed ones, in turn: some seconds' work, and
# an archive with fewer of them is checked whole each time.
VERIFY_ARTICLES = 20_000

# --- Downloads ----------------------------------------------------------------------------------

# Scrapy without Twisted's reactor: asyncio on uvloop, connections by aiohttp. Our handler adds
# the address rules and keeps the headers as they came over the wire.
TWISTED_REACTOR_ENABLED = False
DOWNLOAD_HANDLERS = {
    "http": "crawler.fetch.handler.WireHandler",
    "https": "crawler.fetch.handler.WireHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
DOWNLOAD_TIMEOUT = 60  # seconds; Scrapy's 180 lets one dead server hold a small crawl for minutes
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024  # bytes on the wire; no news page is larger
DOWNLOAD_WARNSIZE = 0
DECODED_MAXSIZE = 64 * 1024 * 1024  # bytes after decompression; guards against bombs
DOWNLOAD_VERIFY_CERTIFICATES = True  # a forged page must not enter an archive
RETRY_TIMES = 2
RETRY_HTTP_CODES = [408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524]
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"  # the ledger has the reason; a traceback helps nobody
REDIRECT_MAX_TIMES = 8
COOKIES_ENABLED = False  # an archive sees what everybody sees
TELNETCONSOLE_ENABLED = False  # it executes Python for whoever connects
REMOTE_CONTROL_ENABLED = False  # so does this
REFERRER_POLICY = "no-referrer"

# The coding of the wire is kept for the web archive and undone by the reader processes, off the
# event loop; so Scrapy's own decompression is off and we say ourselves what we accept.
COMPRESSION_ENABLED = False
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate, br",
}

DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "crawler.fetch.addresses.AddressMiddleware": 50,  # before robots.txt would be asked for
    "crawler.fetch.robots.RobotsMiddleware": 100,
    "crawler.fetch.retry.PatientRetryMiddleware": 550,
}
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,  # the ledger wants errors too
}
EXTENSIONS = {
    "crawler.fetch.preserve.Preserve": 100,
    "scrapy.extensions.logstats.LogStats": None,
    "scrapy.extensions.memusage.MemoryUsage": None,
}

# --- From a response to a row -------------------------------------------------------------------

ITEM_PIPELINES = {
    "crawler.fetch.reading.ReadPipeline": 100,  # bytes -> article, in the reader processes
    "crawler.fetch.reading.ArchivePipeline": 200,  # article -> archive, in the writing thread
}
CONCURRENT_ITEMS = 1  # of one response, which yields one; Scrapy starts this many tasks for each
SCRAPER_SLOT_MAX_ACTIVE_SIZE = 32 * 1024 * 1024  # bytes of pages waiting before fetching pauses
READER_SECONDS = 5.0  # a page that takes longer is ended alone
READER_MEMORY = 1024**3  # bytes a reader process may grow by
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # the ledger says what is known
STATS_DUMP = False
LOG_LEVEL = os.environ.get("ARSIP_LOG", "WARNING")
