"""Viva Borneo, East Kalimantan.

Articles at WordPress's ``?p=ID``; its category pages print full texts. Seen on its pages:
dateline "BONTANG –", syndicated columns.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import WORDPRESS


class VivaBorneo(OutletSpider):
    """Crawls Viva Borneo."""

    name = "vivaborneo"
    outlet = Outlet(
        title="Viva Borneo",
        home="https://vivaborneo.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        **WORDPRESS,
    )
