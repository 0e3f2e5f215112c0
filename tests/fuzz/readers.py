"""Breaks files of every format and reads them: ``python -m tests.fuzz.readers --minutes 20``.

A finding is an exception that no reader meant, a draft that breaks its own rules, or a file that
takes too long. Each is written to ``--out`` with its trace; the seed of a run is printed, so that
it can be run again. Files that are read in a way not seen before are broken further.
"""

import argparse
import faulthandler
import hashlib
import json
import logging
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from briefbench.base.errors import UnreadablePage
from briefbench.desk.reading import page_object
from briefbench.intake.pages import read_pages
from briefbench.model.drafts import PageDraft
from tests.fuzz.mutations import mutated
from tests.fuzz.seeds import seeds

SLOW = 8.0
"""Seconds of CPU for a file of a megabyte at most; the program allows 10 of wall time."""

STUCK = 120
"""Seconds after which a file that does not come back ends the run with a trace."""


class Unexpected(logging.Handler):
    """Keeps the exceptions that ``pages`` turned into a line without having meant to."""

    def __init__(self) -> None:
        super().__init__()
        self.traces: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info:
            self.traces.append("".join(traceback.format_exception(*record.exc_info)))


def broken_rules(page: PageDraft) -> Iterator[str]:
    """Give what is wrong with a line that was read."""
    if (page.article is None) == (page.problem is None):
        yield "neither an article nor a problem, or both"
    if page.problem is not None and not (page.problem.message and page.problem.advice):
        yield f"no message or no advice: {page.problem}"
    if page.article is not None:
        if not page.article.body.strip():
            yield "an article without a body"
        if not page.article.title.strip():
            yield "an article without a title"
    try:
        json.dumps(page_object(page), ensure_ascii=False).encode()
    except (UnicodeEncodeError, ValueError, TypeError) as error:
        yield f"cannot be printed: {error!r}"


def try_file(path: Path, unexpected: Unexpected) -> tuple[list[str], str]:
    """Return what is wrong with the reading of a file, and what kind of reading it was."""
    unexpected.traces.clear()
    started = time.process_time()
    pages: list[PageDraft] = []
    wrong: list[str] = []
    try:
        for page in read_pages(path):
            pages.append(page)
            wrong.extend(broken_rules(page))
    except (Exception, UnreadablePage):  # noqa: BLE001 - that is what is looked for
        wrong.append(traceback.format_exc())
    took = time.process_time() - started
    if took > SLOW:
        wrong.append(f"took {took:.1f} s")
    wrong.extend(unexpected.traces)
    said = sorted({p.article.format if p.article else p.problem.kind for p in pages})
    return wrong, f"{said} {min(len(pages), 4)}"


def listen() -> Unexpected:
    """Return what hears of the exceptions that were not meant."""
    unexpected = Unexpected()
    log = logging.getLogger("briefbench.intake")
    log.addHandler(unexpected)
    log.propagate = False
    return unexpected


def run(minutes: float, out: Path, seed: int, only: str = "") -> int:
    """Break and read files for so long; return how many different findings there were."""
    pick = random.Random(seed)
    unexpected = listen()
    files = {name: content for name, content in seeds().items() if only in name}
    pool = list(files.items())
    whole = list(seeds().values())
    kinds: set[str] = set()
    found: dict[str, int] = {}
    until, count, told = time.monotonic() + minutes * 60, 0, time.monotonic()
    out.mkdir(parents=True, exist_ok=True)
    print(f"seed {seed}, {len(pool)} files")
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < until:
            name, content = pick.choice(pool)
            content = mutated(content, pick, whole)
            path = Path(folder) / name
            path.write_bytes(content)
            (out / "current.bin").write_bytes(content)
            faulthandler.dump_traceback_later(STUCK, exit=True, file=sys.__stderr__)
            wrong, kind = try_file(path, unexpected)
            faulthandler.cancel_dump_traceback_later()
            count += 1
            if f"{name} {kind}" not in kinds and len(content) < 2**17:
                kinds.add(f"{name} {kind}")
                pool.append((name, content))
            for one in wrong:
                _keep(one, name, content, out, found)
            if time.monotonic() - told > 60:
                told = time.monotonic()
                print(
                    f"{count} files, {len(kinds)} kinds of reading, {len(found)} findings",
                    flush=True,
                )
    (out / "current.bin").unlink(missing_ok=True)
    print(f"{count} files, {len(kinds)} kinds of reading, {len(found)} findings")
    return len(found)


def _keep(wrong: str, name: str, content: bytes, out: Path, found: dict[str, int]) -> None:
    """Write a finding once for each place it comes from."""
    lines = [line.strip() for line in wrong.splitlines() if line.strip()]
    places = [line for line in lines if line.startswith("File ")]
    last = lines[-1].split(":")[0].split("took")[0]
    key = hashlib.sha256("".join([*places[-2:], last]).encode()).hexdigest()[:12]
    found[key] = found.get(key, 0) + 1
    if found[key] == 1:
        (out / f"{key}-{name}").write_bytes(content)
        (out / f"{key}.txt").write_text(wrong)
        print(f"finding {key} in {name}: {lines[-1][:150]}", flush=True)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--only", default="", help="seeds with this in their name")
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "findings")
    chosen = parser.parse_args()
    return 1 if run(chosen.minutes, chosen.out, chosen.seed, chosen.only) else 0


if __name__ == "__main__":
    sys.exit(main())
