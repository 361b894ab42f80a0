"""Narasi, East Kalimantan.

Articles at ``/slug``. Seen on its pages: dateline "SAMARINDA:". What it runs on was not seen: its
lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class Narasi(OutletSpider):
    """Crawls Narasi."""

    name = "narasi"
    outlet = Outlet(
        title="Narasi",
        home="https://narasi.co/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
    )
