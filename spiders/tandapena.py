"""Tandapena, East Kalimantan.

Articles at WordPress's ``?p=ID``. Seen on its pages: dateline "Tandapena.id, Samarinda –".
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import WORDPRESS


class TandaPena(OutletSpider):
    """Crawls Tandapena."""

    name = "tandapena"
    outlet = Outlet(
        title="Tandapena",
        home="https://tandapena.id/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        aliases=("Tandapena.id",),
        **WORDPRESS,
    )
