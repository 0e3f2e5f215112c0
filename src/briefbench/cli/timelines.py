"""The chart, from a terminal."""

from __future__ import annotations

from pathlib import Path

import click

from briefbench import desk
from briefbench.base.errors import Refused
from briefbench.base.words import tr, trn
from briefbench.cli.common import with_library, write_line
from briefbench.model.kinds import Bucket, Count


@click.command()
@click.option(
    "--by", default="day", show_default=True, type=click.Choice([b.value for b in Bucket])
)
@click.option(
    "--countries", default="", help="Codes and groups (EU) parted by commas; else the 7 largest."
)
@click.option("--query", default="", help="Count only what this search finds.")
@click.option(
    "--count",
    default=Count.STORIES.value,
    show_default=True,
    type=click.Choice([c.value for c in Count]),
)
@click.option("--zone", default="", help="Time zone (default: the library's).")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the chart here: .svg, .png or .csv.",
)
@with_library
def timeline(
    library: desk.Library,
    by: str,
    countries: str,
    query: str,
    count: str,
    zone: str,
    out: Path | None,
    *,
    as_json: bool,
) -> None:
    """Count articles by day, week or month and by country they are about."""
    codes = [code.strip() for code in countries.split(",") if code.strip()]
    series = desk.timeline(
        library,
        query=query,
        by=Bucket(by),
        count=Count(count),
        countries=codes or None,
        zone=zone or None,
    )
    if out is not None:
        if out.suffix.lower().removeprefix(".") not in desk.CHART_ENDINGS:
            raise Refused(
                tr("The chart cannot be written as {name}.").format(name=out.name),
                tr("Use a name that ends in .svg, .png, .pdf or .csv."),
            )
        desk.write_chart(series, out)
    if as_json:
        write_line(desk.series_object(series))
    elif out is None:
        click.echo(desk.series_csv(series), nl=False)
        click.echo(trn("{n} undated", "{n} undated", series.undated), err=True)
