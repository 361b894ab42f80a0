"""DaulatNews, East Kalimantan; built like ElangMasNews and PortalKompas.

WordPress's addresses: ``/slug``, ``/index.php/YYYY/MM/DD/slug``, AMP views at ``?amp=1``. Seen on
its pages: dateline "Samarinda –", at times with another outlet's name inside.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import WORDPRESS


class DaulatNews(OutletSpider):
    """Crawls DaulatNews."""

    name = "daulatnews"
    outlet = Outlet(
        title="DaulatNews",
        home="https://daulatnews.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        **WORDPRESS,
    )
