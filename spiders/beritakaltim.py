"""BeritaKaltim.Co of Samarinda, East Kalimantan.

WordPress: articles at ``/YYYY/MM/DD/slug/``. Seen on its pages: datelines "BERITAKALTIM.CO –"
and "TANJUNG SELOR, BERITAKALTIM.COM –", a last line "Reporter: … | Editor: …", "#" at the end.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import WORDPRESS


class BeritaKaltim(OutletSpider):
    """Crawls BeritaKaltim.Co."""

    name = "beritakaltim"
    outlet = Outlet(
        title="BeritaKaltim.Co",
        home="https://beritakaltim.co/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        article=r"/\d{4}/\d{2}/\d{2}/[\w-]+/?$",
        aliases=("BERITAKALTIM.CO", "BERITAKALTIM.COM"),
        **WORDPRESS,
    )
