"""Mega Kaltim, East Kalimantan; built like Politikal.

Articles at ``/slug`` and ``/index.php/slug``, as WordPress makes them, on several pages
(``?page=2``); the second lacks the lead.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import WORDPRESS


class MegaKaltim(OutletSpider):
    """Crawls Mega Kaltim."""

    name = "megakaltim"
    outlet = Outlet(
        title="Mega Kaltim",
        home="https://megakaltim.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        **WORDPRESS,
    )
