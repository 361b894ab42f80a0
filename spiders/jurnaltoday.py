"""Jurnaltoday, East Kalimantan.

Articles at ``/slug``, many of them the province's advertorials. Seen on its pages: dateline
"JURNALTODAY.CO, DISKOMINFO KALTIM –", which names no place. What it runs on was not seen: its
lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class JurnalToday(OutletSpider):
    """Crawls Jurnaltoday."""

    name = "jurnaltoday"
    outlet = Outlet(
        title="Jurnaltoday",
        home="https://jurnaltoday.co/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        aliases=("JURNALTODAY.CO", "DISKOMINFO KALTIM"),
    )
