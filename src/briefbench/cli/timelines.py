"""The chart, from a terminal."""

from __future__ import annotations

from pathlib import Path

import click

from briefbench import desk
from briefbench.base.words import trn
from briefbench.cli.common import with_library, write_line
from briefbench.model.charts import ChartKind, ChartLook, ChartQuestion
from briefbench.model.kinds import Bucket, Count, Dated, Per

AUTO = "auto"
"""Leaves the length of a bucket to the span of the dates."""


@click.command()
@click.option(
    "--by",
    default=Bucket.DAY.value,
    show_default=True,
    type=click.Choice([*(b.value for b in Bucket), AUTO]),
    help="Length of a bucket; auto chooses by the span of the dates.",
)
@click.option(
    "--per",
    default=Per.COUNTRY.value,
    show_default=True,
    type=click.Choice([per.value for per in Per]),
    help="What has a series of its own.",
)
@click.option(
    "--countries", default="", help="Codes and groups (EU) parted by commas; else the 7 largest."
)
@click.option(
    "--key",
    "further",
    multiple=True,
    help="A country, group, speaker or tag to show; may be said several times.",
)
@click.option("--query", default="", help="Count only what this search finds.")
@click.option(
    "--count",
    default=Count.STORIES.value,
    show_default=True,
    type=click.Choice([c.value for c in Count]),
)
@click.option(
    "--dated",
    default=Dated.PUBLISHED.value,
    show_default=True,
    type=click.Choice([dated.value for dated in Dated]),
    help="Which of its dates puts an article into a bucket.",
)
@click.option(
    "--since",
    default="",
    help="First day that is counted, with its whole bucket: 2021-10-13, 2021-10 or 2021.",
)
@click.option("--until", default="", help="Last day that is counted, with its whole bucket.")
@click.option("--spread", is_flag=True, help="Share vague dates out over the buckets they cover.")
@click.option("--zone", default="", help="Time zone (default: the library's).")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the chart here: .svg, .png, .pdf or .csv.",
)
@click.option(
    "--kind",
    default=ChartKind.LINES.value,
    show_default=True,
    type=click.Choice([kind.value for kind in ChartKind]),
    help="Kind of chart, for --out.",
)
@click.option("--share", is_flag=True, help="Draw shares of everything, for --out.")
@with_library
def timeline(
    library: desk.Library,
    *,
    by: str,
    per: str,
    countries: str,
    further: tuple[str, ...],
    query: str,
    count: str,
    dated: str,
    since: str,
    until: str,
    spread: bool,
    zone: str,
    out: Path | None,
    kind: str,
    share: bool,
    as_json: bool,
) -> None:
    """Count articles by day, week, month, quarter or year, and by country, speaker or tag."""
    keys = tuple(key.strip() for key in (*countries.split(","), *further) if key.strip())
    question = ChartQuestion(
        query=query,
        by=None if by == AUTO else Bucket(by),
        count=Count(count),
        per=Per(per),
        dated=Dated(dated),
        keys=keys or None,
        zone=zone,
        since=since,
        until=until,
        spread=spread,
    )
    series = desk.timeline(library, question)
    if out is not None:
        desk.write_chart(series, out, ChartLook(ChartKind(kind), share), question)
    if as_json:
        write_line(desk.series_object(series))
    elif out is None:
        click.echo(desk.series_csv(series), nl=False)
        click.echo(trn("{n} undated", "{n} undated", series.undated), err=True)
