"""Kaltim Daily, East Kalimantan.

Articles at ``/slug``. Seen on its pages: dateline "BONTANG –". What it runs on was not seen: its
lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class KaltimDaily(OutletSpider):
    """Crawls Kaltim Daily."""

    name = "kaltimdaily"
    outlet = Outlet(
        title="Kaltim Daily",
        home="https://kaltimdaily.id/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
    )
