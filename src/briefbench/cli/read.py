"""Reads pages without storing anything."""

from __future__ import annotations

from pathlib import Path

import click

from briefbench import desk
from briefbench.cli.common import TerminalProgress, write_line


@click.command()
@click.option("--whole", is_flag=True, help="Take plain text as the body exactly as it is.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Worker processes.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def read(paths: tuple[Path, ...], jobs: int | None, *, whole: bool) -> None:
    """Read saved pages and print a JSON object a line for what is in them."""
    with TerminalProgress() as progress:
        for page in desk.read_paths(paths, whole=whole, jobs=jobs, progress=progress):
            write_line(desk.page_object(page))
