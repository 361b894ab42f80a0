"""Digtalpos, East Kalimantan.

Articles at ``/slug``. Seen on its pages: dateline "DIGTALPOS.com, Samarinda –". What it runs on
was not seen: its lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class Digtalpos(OutletSpider):
    """Crawls Digtalpos."""

    name = "digtalpos"
    outlet = Outlet(
        title="Digtalpos",
        home="https://digtalpos.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        aliases=("DIGTALPOS.com",),
    )
