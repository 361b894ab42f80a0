"""PKTV Kaltim, East Kalimantan.

Articles at ``/slug/``. Seen on its pages: the dateline "Bontang." with a full stop. What it runs
on was not seen: its lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class PktvKaltim(OutletSpider):
    """Crawls PKTV Kaltim."""

    name = "pktvkaltim"
    outlet = Outlet(
        title="PKTV Kaltim",
        home="https://pktvkaltim.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
    )
