"""Pranala, East Kalimantan.

Articles at ``/slug``. Seen on its pages: dateline "Pranala.co, SAMARINDA –". What it runs on was
not seen: its lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class Pranala(OutletSpider):
    """Crawls Pranala."""

    name = "pranala"
    outlet = Outlet(
        title="Pranala",
        home="https://pranala.co/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        aliases=("Pranala.co",),
    )
