"""Pieces of HTML that several sites print alike."""

from __future__ import annotations


def page_numbers(link: str, part: int, pages: int) -> str:
    """Return WordPress's links to the pages of one article (``wp_link_pages``)."""
    kind, found = "post-page-numbers", []
    for page in range(1, pages + 1):
        if page == part:
            found.append(f'<span class="{kind} current">{page}</span>')
        else:
            address = link if page == 1 else f"{link}{page}/"
            found.append(f'<a href="{address}" class="{kind}">{page}</a>')
    return " ".join(found)
