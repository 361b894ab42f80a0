"""``arsip add``: looks at a site, and declares it as an outlet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crawler.cli import EXIT_INTERRUPTED, CommandError
from crawler.cli.network import pace_option, private_option
from crawler.cli.output import print_json, printable
from crawler.urls import clean_url

if TYPE_CHECKING:
    from crawler.operate.adding.findings import Findings

EXIT_NOTHING_FOUND = 3


@click.command(
    epilog="""\b
Examples:
  arsip add https://some-outlet.example/ --dry-run
  arsip add https://some-outlet.example/ --name someoutlet --region "Kalimantan Timur\""""
)
@click.argument("url")
@click.option("--dry-run", is_flag=True, help="Only report; write nothing.")
@click.option("--name", metavar="NAME", help="The outlet's short name (default: of its host).")
@click.option("--region", metavar="TEXT", help="Province or region that it reports on.")
@click.option("--force", is_flag=True, help="Write over a declaration that exists.")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of declarations (default: spiders of this checkout, else ./spiders).",
)
@pace_option
@private_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--quiet", is_flag=True, help="Do not say on standard error what is being done.")
def command(
    url: str, dry_run: bool, force: bool, into: Path | None, as_json: bool, **options: Any
) -> None:
    """Look at a site, find out how it can be crawled, and write spiders/NAME.py.

    The report shows what lists its articles, what its pages have in common, and five articles
    as they would be archived. The site is asked as politely as in a crawl; no archive is touched.
    """
    # Scrapy takes a while to import; other commands' help must not wait for it.
    from crawler.cli.add_report import as_document, print_report
    from crawler.operate.adding.declaration import declaration
    from crawler.operate.adding.place import spiders_folder, write_declaration

    folder = into or spiders_folder()
    findings = _look(url, folder, refuse=not (dry_run or force), **options)
    text = declaration(findings.outlet, findings.look, findings.habits)
    path: Path | None = None
    if not dry_run:
        try:
            path = write_declaration(folder, findings.outlet.name, text)
        except OSError as error:
            raise CommandError(f"{folder}: cannot be written ({error.strerror})") from error
    if as_json:
        print_json(as_document(findings, text, path))
    else:
        print_report(findings, text, path)


def _look(
    url: str,
    folder: Path,
    *,
    refuse: bool,
    name: str | None,
    region: str | None,
    quiet: bool,
    **polite: Any,
) -> Findings:
    """Survey the site; every error that a user can cause becomes one line and its exit code."""
    from crawler.operate.adding.declaration import name_of, plain_name
    from crawler.operate.adding.findings import AddError
    from crawler.operate.adding.place import ExistsError, check_free
    from crawler.operate.adding.survey import InterruptedAddError, survey
    from crawler.operate.adding.surveyor import Wanted

    address = clean_url(url if "://" in url else f"https://{url}")
    if address is None:
        raise CommandError(f"{printable(url)}: is no address of a site", 2)
    if name is not None and (not name or plain_name(name) != name):
        raise CommandError(f"--name {printable(name)}: small letters and digits, a letter first", 2)
    try:
        if refuse:  # before the site is asked for anything
            check_free(folder, name or name_of(address, None), address)
        findings = survey(
            address,
            Wanted(name=name, region=region),
            (lambda line: None) if quiet else _say,
            **polite,
        )
        if refuse:
            check_free(folder, findings.outlet.name, findings.outlet.home)
    except ExistsError as error:
        raise CommandError(str(error), 2) from error
    except InterruptedAddError as error:
        raise CommandError(str(error), EXIT_INTERRUPTED) from error
    except AddError as error:
        raise CommandError(str(error), EXIT_NOTHING_FOUND) from error
    return findings


def _say(line: str) -> None:
    click.echo(printable(line), err=True)
