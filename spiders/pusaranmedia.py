"""Pusaran Media, of the Koran Kaltim group.

Articles at ``/read/ID/slug``. Seen on its pages: dateline "BALIKPAPAN -", "Reporter: … | Editor:
…" at the top. What it runs on was not seen: its lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class PusaranMedia(OutletSpider):
    """Crawls Pusaran Media."""

    name = "pusaranmedia"
    outlet = Outlet(
        title="Pusaran Media",
        home="https://pusaranmedia.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        article=r"^/read/\d+/[\w-]+",
    )
