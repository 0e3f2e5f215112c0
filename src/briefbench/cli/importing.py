"""The drop, from a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from briefbench import desk
from briefbench.cli.common import TerminalProgress, with_library, write_line
from briefbench.model.rows import ImportLineRow


@click.command("import")
@click.option("--jobs", type=click.IntRange(1, 64), help="Worker processes.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object for each page.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@with_library
@click.pass_context
def import_pages(
    ctx: click.Context,
    library: desk.Library,
    paths: tuple[Path, ...],
    jobs: int | None,
    *,
    as_json: bool,
) -> None:
    """Read saved pages and keep them as articles."""

    def tell(line: ImportLineRow) -> None:
        if as_json:
            write_line(line_of(line))

    with TerminalProgress() as progress:
        report = desk.import_paths(library, paths, jobs=jobs, progress=progress, tell=tell)
        if not report.cancelled:
            desk.work_off_index(library, progress)
    if as_json:
        write_line(
            {
                "done": True,
                "new": report.new,
                "known": report.known,
                "failed": len(report.failed) + len(report.leads),
                "cancelled": report.cancelled,
            }
        )
    else:
        click.echo(desk.import_label(report))
        for line in report.failed:
            click.echo(f"  {line.message} {line.advice}".rstrip(), err=True)
    if report.cancelled:
        ctx.exit(1)


def line_of(line: ImportLineRow) -> dict[str, Any]:
    """Return a page's line as ``import --json`` prints it."""
    if line.stored is None or not line.uid:
        problem = {"kind": line.problem, "message": line.message, "advice": line.advice}
        return {"path": line.path, "member": line.member, "ok": False, "problem": problem}
    return {
        "path": line.path,
        "member": line.member,
        "ok": True,
        "stored": line.stored.value,
        "id": line.uid,
        "sha256": line.sha256,
    }
