"""The main job on the sample pages, without a window."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from briefbench import desk
from briefbench.base.words import tr
from briefbench.cli.common import HOLDER, TerminalProgress
from briefbench.model.charts import ChartQuestion
from briefbench.model.kinds import Bucket


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the library and the brief (default: a new temporary one).",
)
def sample(out: Path | None) -> None:
    """Do the main job on the sample pages: import, index, quotes, timeline, brief."""
    folder = (out or Path(tempfile.mkdtemp(prefix="briefbench-"))).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    library = desk.open_library(folder / "library", holder=HOLDER)
    try:
        with TerminalProgress() as progress:
            report = desk.import_sample(library, progress)
            indexed = desk.work_off_index(library, progress)
        click.echo(tr("Import: {words}").format(words=desk.import_label(report)))
        click.echo(tr("Index: {n} articles").format(n=indexed))
        quotes = desk.accept_sure_suggestions(library)
        click.echo(tr("Quotes: {n} accepted").format(n=len(quotes)))
        series = desk.timeline(library, ChartQuestion(by=Bucket.WEEK))
        desk.write_chart(series, folder / "timeline.svg")
        click.echo(
            tr("Timeline: {n} stories, {undated} undated").format(
                n=series.matches, undated=series.undated
            )
        )
        exported = desk.export_digest(
            library,
            title=tr("Sample press review"),
            pdf=folder / "brief.pdf",
            docx=folder / "brief.docx",
        )
        click.echo(tr("Brief: {n} pages").format(n=exported.pages))
    finally:
        library.close()
    click.echo(str(folder))
