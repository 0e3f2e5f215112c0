"""Whether the words of quotes stand in the kept originals, which are read again for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.analysis.standing import Passage, Text
from briefbench.base.errors import Cancelled
from briefbench.base.progress import SILENT, Part, Progress
from briefbench.base.words import tr, trn
from briefbench.desk.doubts import remember
from briefbench.desk.lending import lending
from briefbench.desk.library import Library
from briefbench.desk.reading import read_paths
from briefbench.model.drafts import PageDraft
from briefbench.model.import_records import Original
from briefbench.model.kinds import Standing
from briefbench.model.quote_rows import CheckedQuote, QuotesCheck
from briefbench.model.records import Article, Quote
from briefbench.store.kept import kept_pages
from briefbench.store.quotes import quote_rows, quotes_by_id
from briefbench.store.selectors import Selector
from briefbench.store.steps import in_steps

LENT = 500
"""Originals lent at a time; the workers are started anew for each such lot."""

SHOWN = 80
"""Characters of a quote that a sentence about it gives."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """The words of one quote, and where they should stand."""

    quote_id: int
    spans: tuple[Selector, ...]
    original_id: int
    member: str
    sha256: str
    name: str


def check_quotes(
    library: Library,
    quote_ids: Sequence[int] | None = None,
    progress: Progress = SILENT,
    *,
    jobs: int | None = None,
) -> QuotesCheck:
    """Read the originals of quotes again and say whether their words stand there.

    White space and the style of quotation marks may differ, and where the page's paragraphs end.
    All spans of a quote must stand there. Nothing that was stored of the text is asked, and nothing
    is written. Each original is read once.

    Args:
        library: Where the quotes are.
        quote_ids: Which ones; None for all, those of articles in the trash too.
        progress: Is told the originals done; may cancel, which keeps what is known and says so.
        jobs: Worker processes; None for as many as fit the machine.

    Raises:
        NotFound: One of ``quote_ids`` is gone.

    """
    with library.read() as session:
        asked = _asked(session, quote_ids)
    by_original: dict[int, list[_Asked]] = defaultdict(list)
    for each in asked:
        by_original[each.original_id].append(each)
    found: dict[int, CheckedQuote] = {}
    cancelled = False
    originals = list(by_original)
    try:
        for start in range(0, len(originals), LENT):
            lot = {id_: by_original[id_] for id_ in originals[start : start + LENT]}
            for checked in _check_lot(library, lot, Part(progress, start, len(originals)), jobs):
                found[checked.quote_id] = checked
    except Cancelled:
        cancelled = True
    words = {each.quote_id: " ".join(span.exact for span in each.spans) for each in asked}
    remember(library, found.values(), words)
    return QuotesCheck(
        tuple(found[each.quote_id] for each in asked if each.quote_id in found), cancelled
    )


def quotes_check_label(check: QuotesCheck) -> str:
    """Return in one sentence what a check has found."""
    counts = (
        trn("{n} quote word for word", "{n} quotes word for word", _count(check, "verbatim")),
        trn("{n} differs", "{n} differ", _count(check, "differs")),
        trn("{n} without its original", "{n} without their original", _count(check, "missing")),
        trn(
            "{n} in an original that cannot be read",
            "{n} in originals that cannot be read",
            _count(check, "unreadable"),
        ),
    )
    parts = [
        words
        for words, standing in zip(counts, Standing, strict=True)
        if check.of(standing) or standing is Standing.VERBATIM
    ]
    if check.cancelled:
        parts.append(tr("cancelled"))
    return " · ".join(parts)


def quote_problems(library: Library, check: QuotesCheck) -> list[str]:
    """Return what is wrong with quotes that were checked, in sentences; none where nothing is."""
    with library.read() as session:
        rows = {row.id: row for row in quote_rows(session, [q.quote_id for q in check.quotes])}
    sentences = []
    for found in check.quotes:
        row = rows.get(found.quote_id)
        if row is None or found.standing is Standing.VERBATIM:
            continue
        if found.standing is not Standing.DIFFERS:
            why = found.why
        elif found.nearest:
            why = tr("Its original says: {words}").format(words=found.nearest)
        else:
            why = tr("Its original does not say it.")
        words = row.words if len(row.words) <= SHOWN else f"{row.words[: SHOWN - 1]}…"
        sentences.append(
            tr("The quote “{words}” in “{headline}” is not word for word. {why}").format(
                words=words.strip('“”«»"„'), headline=row.headline, why=why
            )
        )
    return sentences


def _count(check: QuotesCheck, standing: str) -> int:
    return len(check.of(Standing(standing)))


def _asked(session: Session, ids: Sequence[int] | None) -> list[_Asked]:
    if ids is None:
        ids = session.scalars(select(Quote.id).order_by(Quote.id)).all()
    else:
        quotes_by_id(session, ids)
    found: dict[int, _Asked] = {}
    for part in in_steps(list(ids)):
        rows = session.execute(
            select(Quote.id, Quote.selectors, Article.member, Original)
            .join(Article, Quote.article_id == Article.id)
            .join(Original, Article.original_id == Original.id)
            .where(Quote.id.in_(part))
        )
        for id_, selectors, member, original in rows:
            spans = tuple(Selector(*one) for one in selectors)
            found[id_] = _Asked(id_, spans, original.id, member, original.sha256, original.name)
    return [found[id_] for id_ in dict.fromkeys(ids)]


def _check_lot(
    library: Library, lot: Mapping[int, Sequence[_Asked]], progress: Progress, jobs: int | None
) -> Iterator[CheckedQuote]:
    with library.read() as session:
        kept = kept_pages(session, list(lot))
    with lending(library.folder) as lender:
        there: dict[str, Sequence[_Asked]] = {}
        for id_, asked in lot.items():
            place = lender.lend(kept[id_])
            if place is None:
                yield from (_missing(each) for each in asked)
            else:
                there[str(place)] = asked
        reading = _Comparing(there)
        yield from reading.compare(
            read_paths([Path(p) for p in there], jobs=jobs, as_words=True, progress=progress)
        )
        if unread := reading.unread:
            pages = read_paths([Path(p) for p in unread], jobs=jobs, as_text=True)
            found = {checked.quote_id: checked for checked in _Comparing(unread).compare(pages)}
            for path, asked in unread.items():
                good = [found[each.quote_id] for each in asked if each.quote_id in found]
                yield from reading.take([c for c in good if c.standing is Standing.VERBATIM], path)
        yield from reading.rest()


class _Comparing:
    """Compares pages with the quotes of their files, and knows which are still to be told."""

    def __init__(self, there: Mapping[str, Sequence[_Asked]]) -> None:
        self._waiting = {path: list(asked) for path, asked in there.items()}
        self._why: dict[str, str] = {}

    @property
    def unread(self) -> dict[str, list[_Asked]]:
        """The files that could not be read as what they are, with their quotes.

        The officer may have had such a file taken as plain text.
        """
        whole = {path: [a for a in self._waiting[path] if not a.member] for path in self._why}
        return {path: asked for path, asked in whole.items() if asked}

    def compare(self, pages: Generator[PageDraft, None, None]) -> Iterator[CheckedQuote]:
        """Give what each page says of its quotes."""
        try:
            for page in pages:
                asked = self._waiting[page.path]
                changed = [each for each in asked if page.sha256 not in {"", each.sha256}]
                yield from self.take([_missing(each) for each in changed], page.path)
                if page.article is None:
                    self._why[page.path] = page.problem.message if page.problem else ""
                    continue
                asked = self._waiting[page.path]
                here = [each for each in asked if each.member == (page.member or "")]
                text = Text([page.article.title, *(block.text for block in page.article.blocks)])
                yield from self.take([_checked(each, text) for each in here], page.path)
        finally:
            pages.close()

    def take(self, found: Sequence[CheckedQuote], path: str) -> Sequence[CheckedQuote]:
        """Return what was found of quotes of a file; these are told then."""
        told = {checked.quote_id for checked in found}
        asked = self._waiting[path]
        self._waiting[path] = [each for each in asked if each.quote_id not in told]
        return found

    def rest(self) -> Iterator[CheckedQuote]:
        """Give the quotes of which no page was found."""
        for path, asked in self._waiting.items():
            for each in asked:
                sentence = self._why.get(path) or tr(
                    "{name} holds no such article any more."
                ).format(name=each.name)
                yield CheckedQuote(each.quote_id, Standing.UNREADABLE, why=sentence)


def _checked(asked: _Asked, text: Text) -> CheckedQuote:
    missing = [span for span in asked.spans if not stands(text, span)]
    if not missing and asked.spans:
        return CheckedQuote(asked.quote_id, Standing.VERBATIM)
    near = [passage for span in missing for passage in text.nearest(span.exact, most=1)]
    words = " […] ".join(words_of(text, passage) for passage in near)
    return CheckedQuote(asked.quote_id, Standing.DIFFERS, nearest=words)


def stands(text: Text, span: Selector) -> list[Passage]:
    """Return where a span's words stand; inside longer words only if they stood so before."""
    cut = span.prefix[-1:].isalnum() or span.suffix[:1].isalnum()
    return text.standing(span.exact, inside=cut)


def words_of(text: Text, passage: Passage) -> str:
    """Return the words of a passage, as the text has them."""
    return " ".join(text.blocks[block][start:end] for block, start, end in passage.places)


def _missing(asked: _Asked) -> CheckedQuote:
    return CheckedQuote(
        asked.quote_id,
        Standing.MISSING,
        why=tr("The original {name} is missing, or was changed since it was kept.").format(
            name=asked.name
        ),
    )
