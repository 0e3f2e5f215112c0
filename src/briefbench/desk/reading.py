"""Reading pages without storing anything: files in, drafts out, in worker processes."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefbench.base.progress import SILENT, Progress
from briefbench.base.words import tr
from briefbench.desk.pool import SECONDS, Lost, Workers
from briefbench.model.drafts import (
    BorderRuleDraft,
    CountryDraft,
    DateDraft,
    PageDraft,
    PartDraft,
    ProblemDraft,
    QuoteDraft,
)

UNDERSTAND = "briefbench.analysis:understand_pages"
WORK = ("briefbench.intake.pages:read_task", UNDERSTAND)
"""What a worker does with a task: read it, then understand what was read."""

BY_RULES = ("briefbench.intake.ruled_pages:read_by_rules", UNDERSTAND)
"""The same with border rules as the task's first argument."""

AS_TEXT = ("briefbench.intake.as_text:read_as_text", UNDERSTAND)
"""What a worker does with a file that is to be taken as plain text."""

LINES = 100
"""Lines of a JSON Lines file that a worker takes at once."""

_SNIFF = 4096


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a task: its file, its place among the files, its digest if computed."""

    path: Path
    number: int
    sha256: str = ""


def read_paths(
    paths: Sequence[Path],
    *,
    whole: bool = False,
    jobs: int | None = None,
    rules: Sequence[BorderRuleDraft] = (),
    as_text: bool = False,
    progress: Progress = SILENT,
) -> Generator[PageDraft, None, None]:
    """Read files and folders and give what is in them, in the order of the paths.

    Args:
        paths: Files and folders; folders are read through in the order of names, hidden files and
            the ``_files`` folders of pages left out.
        whole: Take plain text as the body exactly as it is.
        jobs: Worker processes; None for as many as fit the machine.
        rules: Where articles of some outlets end.
        as_text: Take every file as plain text, whatever it is.
        progress: Is told the files done; may cancel.

    Raises:
        Cancelled: The user stopped; what was given before counts.

    """
    files = list(files_of(paths))
    asked = _text_tasks(files) if as_text else _tasks(files, whole=whole)
    work = AS_TEXT if as_text else BY_RULES if rules else WORK
    before = (tuple(rules),) if rules and not as_text else ()
    tasks = ((known, before + args, time) for known, args, time in asked)
    workers: Workers[_Known, list[PageDraft]] = Workers(work, jobs=_jobs(files, jobs))
    finished = False
    try:
        progress.step(0, len(files))
        for known, found in workers.results(tasks):
            yield from _pages(known, found)
            progress.step(known.number, len(files), known.path.name)
        finished = True
    finally:
        workers.close(wait=finished)


def _jobs(files: Sequence[Path], wanted: int | None) -> int | None:
    """Return how many workers are of use: one for a single page."""
    if len(files) == 1 and not _is_lines(files[0]):
        return 1
    return wanted


def files_of(paths: Sequence[Path]) -> Iterator[Path]:
    """Give the files that paths lead to; one that does not exist is given too."""
    from briefbench.intake.companions import is_companion

    for path in paths:
        if not path.is_dir():
            yield path
            continue
        below = sorted(p for p in path.iterdir() if not p.name.startswith("."))
        for found in below:
            if found.is_dir() and not found.is_symlink():
                if not is_companion(found):
                    yield from files_of([found])
            elif found.is_file():
                yield found


def parts_of(page: Path) -> list[PartDraft]:
    """Return the files that belong to a page saved with its ``_files`` folder."""
    from briefbench.intake.companions import parts_of as parts

    return parts(page)


def line_of(page: PageDraft) -> dict[str, Any]:
    """Return the object that ``briefbench read`` prints for a page."""
    article = page.article
    line: dict[str, Any] = {"path": page.path, "member": page.member}
    if article is None:
        problem = page.problem or ProblemDraft("broken", "", "")
        told = {"kind": problem.kind, "message": problem.message, "advice": problem.advice}
        return line | {"ok": False, "problem": told}
    return line | {
        "ok": True,
        "problem": None,
        "sha256": page.sha256,
        "format": article.format.value,
        "title": article.title,
        "byline": list(article.byline),
        "source": {"name": article.source.name, "domain": article.source.domain},
        "url": article.url,
        "published": _date(article.published),
        "captured": article.captured.value if article.captured else None,
        "language": article.language,
        "body": article.body,
        "tail": [block.text for block in article.blocks if block.tail],
        "countries": [_country(country) for country in article.countries or ()],
        "quotes": [_quote(quote) for quote in article.quotes or ()],
        "fingerprint": list(article.fingerprint or ()),
    }


def _date(date: DateDraft | None) -> dict[str, str] | None:
    if date is None:
        return None
    return {"value": date.value, "precision": date.precision.value, "origin": date.origin.value}


def _country(country: CountryDraft) -> dict[str, Any]:
    return {
        "code": country.code,
        "about": country.about,
        "share": round(country.share, 4),
        "mentions": [
            {
                "start": mention.start,
                "end": mention.end,
                "kind": mention.kind.value,
                "confidence": round(mention.confidence, 3),
            }
            for mention in country.mentions
        ],
    }


def _quote(quote: QuoteDraft) -> dict[str, Any]:
    speaker = None
    if quote.speaker_text is not None:
        span = list(quote.speaker_span) if quote.speaker_span else None
        speaker = {"text": quote.speaker_text, "span": span}
    return {
        "spans": [list(span) for span in quote.spans],
        "kind": quote.kind.value,
        "speaker": speaker,
        "name": quote.name,
        "role": quote.role or None,
        "country": quote.country,
        "cue": list(quote.cue) if quote.cue else None,
        "confidence": round(quote.confidence, 3),
    }


def _tasks(
    files: Sequence[Path], *, whole: bool
) -> Iterator[tuple[_Known, tuple[Any, ...], float]]:
    """Give a task for each file, several for JSON Lines."""
    for number, path in enumerate(files, 1):
        if _is_lines(path):
            yield from _line_tasks(path, number)
        else:
            yield _Known(path, number), (str(path), whole), SECONDS


def _text_tasks(files: Sequence[Path]) -> Iterator[tuple[_Known, tuple[Any, ...], float]]:
    """Give a task for each file, whatever it is."""
    for number, path in enumerate(files, 1):
        yield _Known(path, number), (str(path),), SECONDS


def _is_lines(path: Path) -> bool:
    from briefbench.intake.json_lines import is_json_lines

    try:
        with path.open("rb") as file:
            return is_json_lines(file.read(_SNIFF))
    except OSError:
        return False


def _line_tasks(path: Path, number: int) -> Iterator[tuple[_Known, tuple[Any, ...], float]]:
    known = _Known(path, number, _digest(path))
    with path.open("rb") as file:
        first = 1
        while True:
            lines = [line for _, line in zip(range(LINES), file, strict=False)]
            if not lines:
                return
            seconds = SECONDS + len(lines) * 0.2
            yield known, (str(path), False, b"".join(lines), first), seconds
            first += len(lines)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pages(known: _Known, found: list[PageDraft] | Lost) -> Iterator[PageDraft]:
    if isinstance(found, Lost):
        problem = ProblemDraft(found.kind, _lost(found, known.path), tr("Save the page again."))
        yield PageDraft(
            str(known.path), known.sha256 or _digest_or_none(known.path), None, None, problem
        )
        return
    for page in found:
        yield replace(page, sha256=known.sha256) if known.sha256 else page


def _digest_or_none(path: Path) -> str:
    try:
        return _digest(path)
    except OSError:
        return ""


def _lost(found: Lost, path: Path) -> str:
    sentences = {
        "time": tr("{name} took too long to read."),
        "memory": tr("{name} took too much memory to read."),
        "crash": tr("Reading {name} failed in a way that should not happen."),
    }
    return sentences[found.kind].format(name=path.name)
