"""From the blocks of a document and what it says of itself to an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.documents.properties import (
    believable_authors,
    believable_title,
    written_date,
)
from briefbench.intake.lines import fold
from briefbench.model.drafts import ArticleDraft, BlockDraft
from briefbench.model.kinds import BlockKind, Format

NEAR_TOP = 8
"""Blocks from the beginning among which the headline stands."""


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself, as it stands there; ``""`` and ``()`` where it is silent."""

    title: str = ""
    authors: tuple[str, ...] = ()
    made: str = ""


def article_of(
    blocks: Sequence[BlockDraft], about: About, headline: str, name: str, format_: Format
) -> ArticleDraft:
    """Return the article of a document.

    Args:
        blocks: Its text, notes as tail.
        about: What it says of itself.
        headline: What its text marks as its title, ``""`` when nothing does.
        name: What the file is called, for messages.
        format_: Its format.

    Raises:
        UnreadablePage: There are no words in it.

    """
    own = [block for block in blocks if not block.tail and any(map(str.isalpha, block.text))]
    if not own:
        raise UnreadablePage(
            tr("{name} holds no text.").format(name=name),
            tr("If its pages are pictures, have their text recognised (OCR) first."),
            "empty",
        )
    first = next((b.text for b in own[:NEAR_TOP] if b.kind is BlockKind.HEADING), "")
    title = headline or believable_title(about.title) or first or first_words(own[0].text)
    return ArticleDraft(
        title=title,
        blocks=without_title(blocks, title),
        format=format_,
        byline=believable_authors(*about.authors),
        published=written_date(about.made),
    )


def without_title(blocks: Sequence[BlockDraft], title: str) -> tuple[BlockDraft, ...]:
    """Return the blocks without the headline where it opens the text, unless it is all there is."""
    plain = fold(title)
    top = [id(block) for block in blocks if not block.tail][:NEAR_TOP]
    kept = [block for block in blocks if id(block) not in top or fold(block.text) != plain]
    return tuple(kept if any(not block.tail for block in kept) else blocks)


def first_words(text: str) -> str:
    """Return the beginning of a text, to call it by."""
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
