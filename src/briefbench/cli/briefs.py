"""Briefs from a terminal: made at once out of a search, or exported as composed in the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from briefbench import desk
from briefbench.base.errors import Refused
from briefbench.base.words import tr, trn
from briefbench.cli.common import with_library, write_line
from briefbench.model.kinds import Tlp

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option("--query", default="", help="What to take up; everything when empty.")
@click.option("--title", default="", help="The brief's title.")
@click.option("--tlp", type=click.Choice([mark.value for mark in Tlp]), help="Handling mark.")
@click.option("--limit", default=30, show_default=True, type=click.IntRange(1, 500))
@click.option("--pdf", type=_FILE, help="Write a PDF here.")
@click.option("--docx", type=_FILE, help="Write a Word document here.")
@with_library
def digest(
    library: desk.Library,
    query: str,
    title: str,
    tlp: str | None,
    limit: int,
    pdf: Path | None,
    docx: Path | None,
) -> None:
    """Make a brief of what a search finds, and export it at once."""
    _require_target(pdf, docx)
    report = desk.export_digest(
        library,
        query=query,
        title=title,
        tlp=Tlp(tlp) if tlp else None,
        limit=limit,
        pdf=pdf,
        docx=docx,
    )
    _tell(report)


@click.group()
def brief() -> None:
    """Briefs made in the window."""


@brief.command("list")
@click.option("--json", "as_json", is_flag=True, help="A JSON object for each brief.")
@with_library
def list_briefs(library: desk.Library, *, as_json: bool) -> None:
    """List all briefs, newest first."""
    for row in desk.list_briefs(library):
        if as_json:
            write_line(
                {
                    "id": row.uid,
                    "title": row.title,
                    "number": row.number,
                    "tlp": row.tlp.value,
                    "items": row.items,
                    "made": row.made,
                }
            )
        else:
            click.echo(f"{row.uid}  {row.title}  {row.tlp.value}  {row.items}")


@brief.command("show")
@click.argument("uid")
@with_library
def show_brief(library: desk.Library, uid: str) -> None:
    """Show the outline of a brief by id or title."""
    view = desk.brief_view(library, desk.brief_id(library, uid))
    click.echo(f"{view.title}  {view.tlp.value}")
    for section in view.sections:
        click.echo(f"\n{section.title}")
        for item in section.items:
            click.echo(f"{item.number:3}  {item.headline}  ({item.caption})")


@brief.command("export")
@click.argument("uid")
@click.option("--pdf", type=_FILE, help="Write a PDF here.")
@click.option("--docx", type=_FILE, help="Write a Word document here.")
@with_library
def export_brief(library: desk.Library, uid: str, pdf: Path | None, docx: Path | None) -> None:
    """Export a brief by id or title."""
    _require_target(pdf, docx)
    _tell(desk.export_brief(library, desk.brief_id(library, uid), pdf=pdf, docx=docx))


def _require_target(pdf: Path | None, docx: Path | None) -> None:
    if pdf is None and docx is None:
        raise Refused(tr("No file to write was named."), tr("Add --pdf FILE or --docx FILE."))


def _tell(report: desk.ExportReport) -> None:
    for finding in report.findings:
        where = tr("Item {n}: ").format(n=finding.item) if finding.item else ""
        click.echo(f"{where}{finding.message} {finding.advice}".rstrip(), err=True)
    _names(report.files)
    click.echo(trn("{n} page", "{n} pages", report.pages), err=True)


def _names(files: Sequence[Path]) -> None:
    for path in files:
        click.echo(str(path))
