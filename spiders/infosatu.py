"""Infosatu, East Kalimantan.

Articles at ``/slug`` and WordPress's ``?p=ID``. Seen on its pages: dateline "Samarinda,
infosatu.co —".
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import WORDPRESS


class Infosatu(OutletSpider):
    """Crawls Infosatu."""

    name = "infosatu"
    outlet = Outlet(
        title="Infosatu",
        home="https://infosatu.co/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        aliases=("infosatu.co",),
        **WORDPRESS,
    )
