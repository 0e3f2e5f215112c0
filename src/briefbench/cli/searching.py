"""The search box, from a terminal."""

from __future__ import annotations

from typing import Any

import click

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.cli.common import with_library, write_line
from briefbench.model.kinds import Sort
from briefbench.model.rows import Hit, SearchResult


@click.command()
@click.option(
    "--limit", default=20, show_default=True, type=click.IntRange(0), help="How many hits."
)
@click.option(
    "--sort",
    default=Sort.RELEVANCE.value,
    show_default=True,
    type=click.Choice([sort.value for sort in Sort]),
    help="Their order.",
)
@click.option("--facets", is_flag=True, help="Counts by country, source, tag, language, month.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.argument("query")
@with_library
def search(
    library: desk.Library, query: str, limit: int, sort: str, *, facets: bool, as_json: bool
) -> None:
    """Find articles: smuggl* country:TJ after:2021-10-01 "two words"."""
    result = desk.search(library, query, limit=limit, sort=sort, facets=facets)
    if as_json:
        write_line(_result_of(result))
        return
    found = trn("{n} article", "{n} articles", result.total)
    click.echo(f"{found}: {result.understood}" if result.understood else found)
    for hit in result.hits:
        _show(hit)
    for name, counts in result.facets.items():
        words = ", ".join(f"{value} {count}" for value, count in list(counts.items())[:8])
        click.echo(f"{name}: {words}")


def _result_of(result: SearchResult) -> dict[str, Any]:
    """Return a result as ``search --json`` prints it."""
    return {
        "query": result.query,
        "understood": result.understood,
        "total": result.total,
        "hits": [
            {
                "id": hit.uid,
                "title": hit.title,
                "source": hit.source,
                "published": hit.published or None,
                "score": round(hit.score, 3),
                "snippet": [list(segment) for segment in hit.snippet],
                "countries": list(hit.countries),
                "tags": list(hit.tags),
                "copies": hit.copies,
            }
            for hit in result.hits
        ],
        "facets": {name: dict(counts) for name, counts in result.facets.items()},
        "ms": round(result.milliseconds, 1),
    }


def _show(hit: Hit) -> None:
    about = " · ".join(
        filter(None, (hit.source, hit.published[:10] or tr("undated"), " ".join(hit.countries)))
    )
    click.echo(f"\n{click.style(hit.title, bold=True)}\n{about}")
    click.echo("".join(click.style(w, underline=True) if hit_ else w for w, hit_ in hit.snippet))
