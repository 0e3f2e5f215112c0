"""The bank of quotes, from a terminal."""

from __future__ import annotations

from pathlib import Path

import click

from briefbench import desk
from briefbench.base.errors import NothingFound
from briefbench.base.words import tr, trn
from briefbench.cli.common import TerminalProgress, with_library, write_line
from briefbench.model.bank import QuoteFilter, QuoteSort, QuoteState

LISTED = 20
"""Quotes that are listed in words unless another number is given; files hold all."""

FORMATS = ("csv", "json", "docx")


@click.command()
@click.option("--query", default="", help="As in the search box: their words, speaker:, country:…")
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([state.value for state in QuoteState]),
    help="Only quotes in this state; of several all must hold.",
)
@click.option(
    "--sort",
    default=QuoteSort.PUBLISHED.value,
    show_default=True,
    type=click.Choice([sort.value for sort in QuoteSort]),
    help="Their order.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    help=f"How many at most (default: all; in words {LISTED}).",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    help="csv and json go to stdout unless --out is given.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write them here: .csv, .json or .docx.",
)
@with_library
def quotes(
    library: desk.Library,
    *,
    query: str,
    states: tuple[str, ...],
    sort: str,
    limit: int | None,
    kind: str | None,
    out: Path | None,
) -> None:
    """List the kept quotes with their sources, or export them."""
    file = _file(out, kind)
    found = desk.find_quotes(library, QuoteFilter(query, state=states), sort=QuoteSort(sort))
    ids = found.ids[:limit]
    if file is not None:
        _write(library, ids, file)
    elif kind == "json":
        write_line({"total": len(found.ids), "quotes": desk.quote_objects(library, ids)})
    elif kind == "csv":
        click.echo(desk.quotes_csv(library, ids), nl=False)
    else:
        click.echo(trn("{n} quote", "{n} quotes", len(found.ids)))
        if ids:
            click.echo("\n" + desk.cite_quotes(library, ids[: limit or LISTED]).plain)


def _file(out: Path | None, kind: str | None) -> Path | None:
    """Return the file that is meant; one without an ending gets that of the format."""
    if out is None:
        if kind == "docx":
            raise click.UsageError("A Word document needs --out FILE.")
        return None
    if kind and not out.suffix:
        return out.with_suffix(f".{kind}")
    if kind and out.suffix.lower() != f".{kind}":
        raise click.UsageError(f"{out.name} does not end in .{kind}.")
    return out


def _write(library: desk.Library, ids: tuple[int, ...], file: Path) -> None:
    if not ids:
        raise NothingFound(
            tr("No quote fits, so nothing was written."), tr("Try fewer words, or no state.")
        )
    with TerminalProgress() as progress:
        count = desk.export_quotes(library, ids, file, progress)
    written = trn("{n} quote", "{n} quotes", count)
    click.echo(tr("{quotes} written to {name}").format(quotes=written, name=file.name), err=True)
