"""Jurnal Kaltara, North Kalimantan.

WordPress with MVP's Zox theme: articles at ``/YYYY/MM/DD/slug/``.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import ZOX


class JurnalKaltara(OutletSpider):
    """Crawls Jurnal Kaltara."""

    name = "jurnalkaltara"
    outlet = Outlet(
        title="Jurnal Kaltara",
        home="https://www.jurnalkaltara.com/",
        region="Kalimantan Utara",
        timezone="Asia/Makassar",
        language="id",
        article=r"^/\d{4}/\d{2}/\d{2}/[\w-]+/?$",
        **ZOX,
    )
