"""Temankita, East Kalimantan.

Articles at ``/YYYY/MM/DD/slug``. Seen on its pages: dateline "Temankita.com, Samarinda-". What it
runs on was not seen: its lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class TemanKita(OutletSpider):
    """Crawls Temankita."""

    name = "temankita"
    outlet = Outlet(
        title="Temankita",
        home="https://temankita.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        article=r"^/\d{4}/\d{2}/\d{2}/[\w-]+/?$",
        aliases=("Temankita.com",),
    )
