"""The program ``briefbench``: a table of commands, loaded when they are asked for.

Exit status: 0 done, 1 the user must act (a sentence and advice on stderr), 2 bad usage.
"""

from __future__ import annotations

import atexit
import importlib
import logging
import os
import sys
from collections.abc import Sequence

import click

from briefbench import __version__
from briefbench.base.errors import BriefBenchError, Cancelled
from briefbench.base.words import tr

COMMANDS = {
    "open": "briefbench.cli.opening:open_window",
    "read": "briefbench.cli.read:read",
    "import": "briefbench.cli.importing:import_pages",
    "watch": "briefbench.cli.watching:watch",
    "read-again": "briefbench.cli.care:read_again",
    "search": "briefbench.cli.searching:search",
    "quotes": "briefbench.cli.quotes:quotes",
    "timeline": "briefbench.cli.timelines:timeline",
    "digest": "briefbench.cli.briefs:digest",
    "brief": "briefbench.cli.briefs:brief",
    "undo": "briefbench.cli.history:undo",
    "redo": "briefbench.cli.history:redo",
    "history": "briefbench.cli.history:history",
    "annotations": "briefbench.cli.annotations:web_annotations",
    "check": "briefbench.cli.care:check",
    "rebuild-index": "briefbench.cli.care:rebuild_index",
    "sample": "briefbench.cli.samples:sample",
}
"""Where each command is, in the order of the help page."""


class LazyGroup(click.Group):
    """Loads the module of a command when that command is asked for, so that all start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        found = getattr(importlib.import_module(module), name)
        assert isinstance(found, click.Command)
        return found


@click.group(cls=LazyGroup, invoke_without_command=True)
@click.version_option(__version__, prog_name="briefbench")
@click.option("--selftest", is_flag=True, help="Try every part once, then end.")
@click.pass_context
def program(ctx: click.Context, *, selftest: bool) -> None:
    """Saved web pages become a sourced brief, offline and private.

    Without a command it opens the window.
    """
    if selftest:
        from briefbench.cli.selftest import run_selftest

        ctx.exit(run_selftest())
    if ctx.invoked_subcommand is None:
        opening = program.get_command(ctx, "open")
        assert opening is not None
        ctx.invoke(opening)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    atexit.register(_end_tracker)  # before multiprocessing is loaded, so that it comes last
    logging.basicConfig(level=os.environ.get("BRIEFBENCH_LOG", "ERROR"))
    try:
        status = program.main(arguments, prog_name="briefbench", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except BriefBenchError as error:
        click.echo(" ".join(filter(None, (error.message, error.advice))), err=True)
        return 1
    except (Cancelled, click.Abort, KeyboardInterrupt):
        click.echo(tr("Cancelled; what was done before stays."), err=True)
        return 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away; nobody to tell
        return 1
    return status if isinstance(status, int) else 0


def _end_tracker() -> None:
    """Wait for the process that multiprocessing keeps for its locks, so that none outlives us."""
    module = sys.modules.get("multiprocessing.resource_tracker")
    stop = getattr(getattr(module, "_resource_tracker", None), "_stop", None)
    if stop is not None:  # there is no public way
        stop()


def window() -> int:
    """Open the window; the entry of the graphical launcher."""
    return main(["open", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
