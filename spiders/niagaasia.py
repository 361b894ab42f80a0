"""Niaga.Asia of Samarinda, East Kalimantan.

WordPress: articles at ``/slug/``. Seen on its pages: dateline "SAMARINDA.NIAGA.ASIA —", the
title repeated above the text.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import WORDPRESS


class NiagaAsia(OutletSpider):
    """Crawls Niaga.Asia."""

    name = "niagaasia"
    outlet = Outlet(
        title="Niaga.Asia",
        home="https://www.niaga.asia/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        hosts=("niaga.asia",),
        aliases=("NIAGA.ASIA",),
        **WORDPRESS,
    )
