"""Vimora, East Kalimantan.

WordPress: articles at ``/slug``.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import WORDPRESS


class Vimora(OutletSpider):
    """Crawls Vimora."""

    name = "vimora"
    outlet = Outlet(
        title="Vimora",
        home="https://vimora.id/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        **WORDPRESS,
    )
