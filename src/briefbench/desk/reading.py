"""Reading pages without storing anything: files in, drafts out, in worker processes."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefbench.base.progress import SILENT, Progress
from briefbench.base.words import tr
from briefbench.desk.pool import SECONDS, Lost, Workers
from briefbench.desk.unpacking import Unpacker
from briefbench.model.drafts import (
    BorderRuleDraft,
    CountryDraft,
    DateDraft,
    PageDraft,
    PartDraft,
    ProblemDraft,
    QuoteDraft,
)

if TYPE_CHECKING:
    from briefbench.analysis import WordLists

UNDERSTAND = "briefbench.analysis:understand_pages"
WORK = ("briefbench.intake.pages:read_task", UNDERSTAND)
"""What a worker does with a task: read it, then understand what was read."""

BY_RULES = ("briefbench.intake.ruled_pages:read_by_rules", UNDERSTAND)
"""The same with border rules as the task's first argument."""

AS_TEXT = ("briefbench.intake.as_text:read_as_text", UNDERSTAND)
"""What a worker does with a file that is to be taken as plain text."""

AS_WORDS = ("briefbench.intake.page_words:read_words",)
"""What a worker does with a file of which only the words are asked."""

SECONDS_MORE = 0.2
"""Time for each further article of a task."""


_HOLD_OTHERS = (
    *(b"PK", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"WARC/", b"{", b"<?xml", b"<rss", b"<feed"),
    b"<rdf",
)
_TAR = slice(257, 262)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a task: its file, its place among the files, the member that is read."""

    path: Path
    number: int
    member: str | None = None
    sha256: str = ""


_Tasks = Iterator[tuple[_Known, tuple[Any, ...], float]]


def read_paths(
    paths: Sequence[Path],
    *,
    whole: bool = False,
    jobs: int | None = None,
    rules: Sequence[BorderRuleDraft] = (),
    lists: WordLists | None = None,
    as_text: bool = False,
    as_words: bool = False,
    progress: Progress = SILENT,
) -> Generator[PageDraft, None, None]:
    """Read files and folders and give what is in them, in the order of the paths.

    Args:
        paths: Files and folders; folders are read through in the order of names, hidden files and
            the ``_files`` folders of pages left out. Of files that hold others, such as archives
            and feeds, each member is read by itself, within a page's limits.
        whole: Take plain text as the body exactly as it is.
        jobs: Worker processes; None for as many as fit the machine.
        rules: Where articles of some outlets end.
        lists: The desk's own words.
        as_text: Take every file as plain text, whatever it is.
        as_words: Only ask for the words of the files: nothing is understood, and the last block of
            an HTML file's article is all that the file says.
        progress: Is told the files done; may cancel.

    Raises:
        Cancelled: The user stopped; what was given before counts.

    """
    files = list(_files_of(paths))
    jobs = _jobs(files, jobs)
    if as_text:
        reading = _Reading(AS_TEXT, jobs, progress, lists)
    elif as_words:
        reading = _Reading(AS_WORDS, jobs, progress, lists, after=(whole,))
    elif rules:
        reading = _Reading(BY_RULES, jobs, progress, lists, before=(tuple(rules),), after=(whole,))
    else:
        reading = _Reading(WORK, jobs, progress, lists, after=(whole,))
    finished = False
    try:
        progress.step(0, len(files))
        yield from reading.pages(files)
        finished = True
    finally:
        reading.close(wait=finished)


class _Reading:
    """The workers of one read, and the process that unpacks for them."""

    def __init__(
        self,
        work: Sequence[str],
        jobs: int | None,
        progress: Progress,
        lists: WordLists | None,
        *,
        before: tuple[Any, ...] = (),
        after: tuple[Any, ...] = (),
    ) -> None:
        self._workers: Workers[_Known, list[PageDraft]] = Workers(
            work, jobs=jobs, given={UNDERSTAND: (lists,)} if lists and lists.rules else {}
        )
        self._unpacker = Unpacker()
        self._progress = progress
        self._before = before
        self._after = after

    def close(self, *, wait: bool) -> None:
        self._unpacker.close(wait=wait)
        self._workers.close(wait=wait)

    def pages(self, files: Sequence[Path]) -> Iterator[PageDraft]:
        tasks = (
            (_Known(path, number), (*self._before, str(path), *self._after), SECONDS)
            for number, path in enumerate(files, 1)
        )
        for known, found in self._workers.results(tasks):
            if isinstance(found, Lost):
                yield _lost_page(known, found)
            elif found:
                yield from found
            else:
                yield from self._members(known, len(files))
            self._progress.step(known.number, len(files), known.path.name)

    def _members(self, known: _Known, files: int) -> Iterator[PageDraft]:
        """Give the pages of a file that holds others; a loss of the unpacker is the last line."""
        losses: list[Lost] = []
        for member, found in self._workers.results(self._member_tasks(known, losses)):
            if isinstance(found, Lost):
                yield _lost_page(member, found)
            else:
                yield from found
            self._progress.step(known.number - 1, files, member.member or known.path.name)
        for lost in losses:
            yield _lost_page(known, lost)

    def _member_tasks(self, known: _Known, losses: list[Lost]) -> _Tasks:
        for batch in self._unpacker.batches(known.path):
            if isinstance(batch, Lost):
                losses.append(batch)
                return
            for member in batch.members:
                yield (
                    replace(known, member=member.name or None, sha256=batch.sha256),
                    (*self._before, str(known.path), *self._after, member, batch.sha256),
                    SECONDS + (member.articles - 1) * SECONDS_MORE,
                )


def _jobs(files: Sequence[Path], wanted: int | None) -> int | None:
    """Return how many workers are of use: one for a single page."""
    if len(files) == 1 and not _may_hold_others(files[0]):
        return 1
    return wanted


def _may_hold_others(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(512)
    except OSError:
        return False
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_HOLD_OTHERS) or head[_TAR] == b"ustar"


def _files_of(paths: Sequence[Path]) -> Iterator[Path]:
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
                    yield from _files_of([found])
            elif found.is_file():
                yield found


def parts_of(page: Path) -> list[PartDraft]:
    """Return the files that belong to a page saved with its ``_files`` folder."""
    from briefbench.intake.companions import parts_of as parts

    return parts(page)


def page_object(page: PageDraft) -> dict[str, Any]:
    """Return the object that ``briefbench read`` prints for a page."""
    article = page.article
    line: dict[str, Any] = {"path": page.path, "member": page.member}
    if article is None:
        problem = page.problem or ProblemDraft("broken", "", "")
        told = {"kind": problem.kind, "message": problem.message, "advice": problem.advice}
        if problem.address:
            told["address"] = problem.address
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


def _lost_page(known: _Known, lost: Lost) -> PageDraft:
    sentences = {
        "time": tr("{name} took too long to read."),
        "memory": tr("{name} took too much memory to read."),
        "crash": tr("Reading {name} failed in a way that should not happen."),
    }
    name = known.member or known.path.name
    problem = ProblemDraft(
        lost.kind, sentences[lost.kind].format(name=name), tr("Save the page again.")
    )
    sha256 = known.sha256 or _digest_or_none(known.path)
    return PageDraft(str(known.path), sha256, known.member, problem=problem)


def _digest_or_none(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
