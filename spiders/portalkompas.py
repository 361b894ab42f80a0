"""PortalKompas, East Kalimantan; built like ElangMasNews and DaulatNews.

WordPress's addresses: ``/slug``, ``/index.php/YYYY/MM/DD/slug``, AMP views at ``?amp=1``. Seen on
its pages: dateline "Samarinda –", at times with another outlet's name inside.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import WORDPRESS


class PortalKompas(OutletSpider):
    """Crawls PortalKompas."""

    name = "portalkompas"
    outlet = Outlet(
        title="PortalKompas",
        home="https://portalkompas.net/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        **WORDPRESS,
    )
