"""Politikal, East Kalimantan; built like Mega Kaltim.

Articles at ``/slug`` and ``/index.php/slug``, as WordPress makes them, on several pages
(``?page=2``); the second lacks the lead.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import WORDPRESS


class Politikal(OutletSpider):
    """Crawls Politikal."""

    name = "politikal"
    outlet = Outlet(
        title="Politikal",
        home="https://politikal.id/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        **WORDPRESS,
    )
