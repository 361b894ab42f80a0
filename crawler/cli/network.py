"""Options of the commands that ask sites."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Any

import click


def mode_option(function: Any) -> Any:
    """Add ``--mode``, passed on as the parameter ``mode``."""
    return click.option(
        "--mode",
        type=click.Choice(["latest", "full", "recheck"]),
        default="latest",
        show_default=True,
        help="latest: stops where all is known; full: back to the beginning; recheck: archived"
        " articles again where they are due.",
    )(function)


def pace_option(function: Any) -> Any:
    """Add ``--delay SECONDS``, passed on as the parameter ``delay``."""
    return click.option(
        "--delay",
        type=click.FloatRange(min=0),
        metavar="SECONDS",
        help="Between requests to a host.",
    )(function)


def concurrency_option(function: Any) -> Any:
    """Add ``--concurrency N``, passed on as the parameter ``concurrency``."""
    return click.option(
        "--concurrency",
        type=click.IntRange(1, 64),
        metavar="N",
        help="Requests at once per host.",
    )(function)


def private_option(function: Any) -> Any:
    """Add ``--allow-private CIDR``, passed on as the parameter ``allow_private`` (a tuple)."""
    return click.option(
        "--allow-private",
        multiple=True,
        envvar="ARSIP_ALLOW_PRIVATE",
        callback=_networks,
        metavar="CIDR",
        help="Let links lead into this private network (repeatable).",
    )(function)


def _networks(
    context: click.Context, parameter: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    networks = tuple(part for text in value for part in text.replace(",", " ").split())
    for network in networks:
        try:
            ip_network(network, strict=False)
        except ValueError as error:
            raise click.BadParameter(str(error)) from error
    return networks
