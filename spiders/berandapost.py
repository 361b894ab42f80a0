"""Beranda Post, East Kalimantan.

Articles at ``/slug``. Seen on its pages: dateline "BERANDAPOST.COM, BALIKPAPAN –". What it runs
on was not seen: its lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class BerandaPost(OutletSpider):
    """Crawls Beranda Post."""

    name = "berandapost"
    outlet = Outlet(
        title="Beranda Post",
        home="https://berandapost.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        aliases=("BERANDAPOST.COM",),
    )
