"""Kaltim Faktual, East Kalimantan.

WordPress with MVP's Zox theme: articles at ``/slug/``, also at ``?p=ID`` and
``/amp/?noamp=mobile``. Seen on its pages: lists that say "5 hari ago".
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import ZOX


class KaltimFaktual(OutletSpider):
    """Crawls Kaltim Faktual."""

    name = "kaltimfaktual"
    outlet = Outlet(
        title="Kaltim Faktual",
        home="https://kaltimfaktual.co/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        aliases=("KALTIMFAKTUAL.CO",),
        **ZOX,
    )
