"""Selasar, East Kalimantan.

Articles at ``/read/YYYY/MM/DD/ID/slug``. Seen on its pages: dateline "SELASAR.CO, Tenggarong -",
"Penulis: …" and "Editor: …" at the foot. What it runs on was not seen: its lists are found by
looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class Selasar(OutletSpider):
    """Crawls Selasar."""

    name = "selasar"
    outlet = Outlet(
        title="Selasar",
        home="https://selasar.co/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        article=r"^/read/\d{4}/\d{2}/\d{2}/\d+/[\w-]+",
        aliases=("SELASAR.CO",),
    )
