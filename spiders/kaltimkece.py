"""Kaltimkece, East Kalimantan.

Articles at ``/warta/section/slug``. Seen on its pages: datelines without a city. What it runs on
was not seen: its lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class KaltimKece(OutletSpider):
    """Crawls Kaltimkece."""

    name = "kaltimkece"
    outlet = Outlet(
        title="Kaltimkece",
        home="https://kaltimkece.id/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        article=r"^/warta/[\w-]+/[\w-]+/?$",
        aliases=("kaltimkece.id",),
    )
