"""Ada Kaltim, East Kalimantan.

WordPress: articles at ``/slug``.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import WORDPRESS


class AdaKaltim(OutletSpider):
    """Crawls Ada Kaltim."""

    name = "adakaltim"
    outlet = Outlet(
        title="Ada Kaltim",
        home="https://adakaltim.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        **WORDPRESS,
    )
