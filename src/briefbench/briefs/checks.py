"""What should be looked at before a brief goes out: one function a check, gathered in a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefbench.base.words import tr
from briefbench.briefs.characters import shortened, undrawable
from briefbench.briefs.tlp import above
from briefbench.model.kinds import ItemKind
from briefbench.model.outline import Finding, Outline, OutlineItem

ERROR, WARNING = "error", "warning"
MOST_CHARACTERS = 12  # named in one finding
SHOWN = 40  # characters of the words a finding quotes

_LIKELIHOOD = re.compile(
    r"\b(?:almost no chance|remote(?:ly)?|(?:very |highly )?(?:un)?likely|(?:im)?probabl[ey]"
    r"|roughly even (?:chance|odds)|(?:almost|nearly) certain(?:ly)?)\b",
    re.IGNORECASE,
)
"""Words of likelihood as ICD 203 (2015) lists them, with their usual forms."""
_CONFIDENCE = re.compile(r"\b(?:low|moderate|medium|high) confidence\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")

Check = Callable[[Outline], Iterator[Finding]]


def check(outline: Outline) -> list[Finding]:
    """Return what is wrong with a brief, errors first, then in the order of its items.

    A finding about the whole brief stands before those of single items.
    """
    found = [finding for one in CHECKS for finding in one(outline)]
    return sorted(found, key=lambda each: (each.severity != ERROR, each.item or 0))


def not_verbatim(outline: Outline) -> Iterator[Finding]:
    """Quotations whose words do not stand in the kept original."""
    for item in _items(outline):
        for quote in item.quotes:
            if not quote.verbatim:
                yield Finding(
                    ERROR,
                    item.number,
                    tr("The quotation “{words}” is not word for word in the kept original.").format(
                        words=shortened(quote.words, SHOWN)
                    ),
                    tr("Open the quotation and mark its words anew."),
                )


def too_restricted(outline: Outline) -> Iterator[Finding]:
    """Items whose handling mark is above that of the brief."""
    for item in _items(outline):
        if item.tlp is not None and above(item.tlp, outline.tlp):
            yield Finding(
                ERROR,
                item.number,
                tr("The item is {own}, but the brief is {whole}.").format(
                    own=item.tlp.value, whole=outline.tlp.value
                ),
                tr("Raise the mark of the brief, or take the item out."),
            )


def undated(outline: Outline) -> Iterator[Finding]:
    """Items of articles without a date that do not say why they stand here."""
    for item in _items(outline):
        dated = item.kind is not ItemKind.ARTICLE or item.published
        if not dated and not item.remark.strip():
            yield Finding(
                WARNING,
                item.number,
                tr("The item is undated and has no remark."),
                tr("Date the article, or say in a remark why it belongs to this period."),
            )


def not_reviewed(outline: Outline) -> Iterator[Finding]:
    """Quotations that nobody has confirmed."""
    for item in _items(outline):
        for quote in item.quotes:
            if not quote.reviewed:
                yield Finding(
                    WARNING,
                    item.number,
                    tr("The quotation “{words}” is not reviewed.").format(
                        words=shortened(quote.words, SHOWN)
                    ),
                    tr("Accept or dismiss it among the quotes."),
                )


def without_source(outline: Outline) -> Iterator[Finding]:
    """Quotations that lead to no kept original."""
    known = {source.key for source in outline.evidence}
    for item in _items(outline):
        for quote in item.quotes:
            if quote.evidence not in known:
                yield Finding(
                    ERROR,
                    item.number,
                    tr("The quotation “{words}” has no source.").format(
                        words=shortened(quote.words, SHOWN)
                    ),
                    tr("Take it out, or quote it again from the article."),
                )


def empty_brief(outline: Outline) -> Iterator[Finding]:
    """A brief without items, and sections without items."""
    if not any(section.items for section in outline.sections):
        yield Finding(
            WARNING,
            None,
            tr("The brief has no items."),
            tr("Add articles from Find or Read."),
        )
        return
    for section in outline.sections:
        if not section.items:
            yield Finding(
                WARNING,
                None,
                tr("The section “{title}” is empty.").format(title=shortened(section.title, SHOWN)),
                tr("Remove it, or record that there is nothing significant to report."),
            )


def mixed_judgement(outline: Outline) -> Iterator[Finding]:
    """Comments that give likelihood and confidence in one sentence (ICD 203, D.6.e.2)."""
    for item in _items(outline):
        for sentence in _SENTENCE_END.split(item.comment):
            if _LIKELIHOOD.search(sentence) and _CONFIDENCE.search(sentence):
                yield Finding(
                    WARNING,
                    item.number,
                    tr("A sentence of the comment mixes likelihood and confidence."),
                    tr("Say how likely it is in one sentence and how sure you are in another."),
                )
                break


def unprintable(outline: Outline) -> Iterator[Finding]:
    """Characters that no font of the program draws, told for each item."""
    whole = [
        outline.title,
        outline.subtitle,
        outline.author,
        outline.distribution,
        outline.marking,
        outline.house,
        outline.unit,
        *(line.text for line in outline.glance),
        *(section.title for section in outline.sections),
        *(f"{source.outlet} {source.headline}" for source in outline.evidence),
    ]
    yield from _unprinted(None, whole)
    for item in _items(outline):
        yield from _unprinted(item.number, _texts(item))


def _unprinted(number: int | None, texts: list[str]) -> Iterator[Finding]:
    missing = undrawable(" ".join(texts))
    if missing:
        named = " ".join(f"U+{ord(each):04X}" for each in missing[:MOST_CHARACTERS])
        more = " …" if len(missing) > MOST_CHARACTERS else ""
        yield Finding(
            WARNING,
            number,
            tr("These characters cannot be printed: {characters}").format(characters=named + more),
            tr("They appear as \ufffd in the PDF; write them in another way."),
        )


def _texts(item: OutlineItem) -> list[str]:
    quoted = [f"{q.words} {q.translation} {q.speaker} {q.role}" for q in item.quotes]
    return [item.headline, *item.paragraphs, *quoted, item.comment, item.remark, *item.carried]


def _items(outline: Outline) -> Iterator[OutlineItem]:
    for section in outline.sections:
        yield from section.items


CHECKS: tuple[Check, ...] = (
    not_verbatim,
    without_source,
    too_restricted,
    empty_brief,
    undated,
    not_reviewed,
    mixed_judgement,
    unprintable,
)
"""Every check, in the order in which their findings stand for one item."""
