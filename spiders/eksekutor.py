"""Eksekutor, East Kalimantan.

Articles at WordPress's ``?p=ID``. Seen on its pages: the line "Penulis: … / Penyunting: …".
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import WORDPRESS


class Eksekutor(OutletSpider):
    """Crawls Eksekutor."""

    name = "eksekutor"
    outlet = Outlet(
        title="Eksekutor",
        home="https://eksekutor.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        **WORDPRESS,
    )
