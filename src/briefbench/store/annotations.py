"""Quotes as W3C Web Annotations, and annotations as quotes of the articles they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from briefbench.base.addresses import address_key
from briefbench.base.dates import utc_now
from briefbench.model.annotations import AnnotationDraft, PageClue, SpanDraft
from briefbench.model.import_records import Original
from briefbench.model.kinds import Format, MarkColour, SpeechKind
from briefbench.model.records import Article, Block, Quote, QuoteTag
from briefbench.store.anchors import AGREED, Anchors, in_order
from briefbench.store.places import CONTEXT
from briefbench.store.selectors import NOWHERE, Selector, put_at, selectors_of, starts_of
from briefbench.store.speakers import give_speaker
from briefbench.store.steps import in_steps
from briefbench.store.tags import tag_at, tag_rows
from briefbench.store.versions import articles_at

CONTEXT_ADDRESS = "http://www.w3.org/ns/anno.jsonld"
"""The name of the vocabulary, as the recommendation gives it; nobody fetches it."""

TERMS = "urn:briefbench:terms#"

_MEDIA = {
    Format.HTML: "text/html",
    Format.MHTML: "multipart/related",
    Format.PDF: "application/pdf",
    Format.TEXT: "text/plain",
    Format.MARKDOWN: "text/markdown",
    Format.EML: "message/rfc822",
    Format.EPUB: "application/epub+zip",
}


def annotation_objects(session: Session, quote_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Return quotes as annotations, in the order asked; those that are gone are left out."""
    found: dict[int, Quote] = {}
    for part in in_steps(quote_ids):
        statement = (
            select(Quote)
            .where(Quote.id.in_(part))
            .options(
                selectinload(Quote.speaker),
                selectinload(Quote.tags),
                selectinload(Quote.article).selectinload(Article.original),
            )
        )
        found |= {quote.id: quote for quote in session.scalars(statement)}
    paths = {row.id: row.path for row in tag_rows(session)}
    return [
        _object(found[id_], [paths[tag.tag_id] for tag in found[id_].tags])
        for id_ in quote_ids
        if id_ in found
    ]


def page_object(annotations: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the page that holds annotations, as a file of its own."""
    return {
        "@context": [CONTEXT_ADDRESS, {"briefbench": TERMS}],
        "type": "AnnotationPage",
        "items": list(annotations),
    }


def _object(quote: Quote, tags: Sequence[str]) -> dict[str, Any]:
    speaker = quote.speaker.name if quote.speaker else ""
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": purpose, "value": value}
        for purpose, value in (
            ("identifying", speaker),
            ("describing", quote.role),
            ("commenting", quote.comment),
        )
        if value
    ]
    bodies += [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    if quote.translation:
        bodies.append(_translation(quote))
    own = {
        "briefbench:kind": quote.kind.value,
        "briefbench:colour": quote.colour.value,
        "briefbench:country": quote.country,
        "briefbench:needsReview": quote.review or None,
        "briefbench:orphan": quote.orphan or None,
    }
    source = _source(quote.article)
    targets = [
        {"type": "SpecificResource", "source": source, "selector": _selector(span)}
        for span in selectors_of(quote)
    ]
    return {
        "id": f"urn:uuid:{quote.uid}",
        "type": "Annotation",
        "motivation": "highlighting",
        "created": quote.added,
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    } | {name: value for name, value in own.items() if value is not None}


def _translation(quote: Quote) -> dict[str, Any]:
    body: dict[str, Any] = {
        "type": "TextualBody",
        "purpose": "briefbench:translating",
        "value": quote.translation,
    }
    if quote.translation_language:
        body["language"] = quote.translation_language
    if quote.translator:
        body["creator"] = {"type": "Person", "name": quote.translator}
    return body


def _source(article: Article) -> dict[str, Any]:
    original = article.original
    source: dict[str, Any] = {
        "id": article.url or f"urn:sha256:{original.sha256}",
        "type": "Text",
        "format": _MEDIA.get(article.format),
        "language": article.language or None,
        "briefbench:article": article.uid,
        "briefbench:sha256": original.sha256,
        "briefbench:member": article.member,
        "briefbench:title": article.title,
    }
    return {name: value for name, value in source.items() if value is not None}


def _selector(span: Selector) -> list[dict[str, Any]]:
    quoted = {
        "type": "TextQuoteSelector",
        "exact": span.exact,
        "prefix": span.prefix,
        "suffix": span.suffix,
    }
    if span.start == NOWHERE:
        return [quoted]
    end = span.start + len(span.exact)
    return [quoted, {"type": "TextPositionSelector", "start": span.start, "end": end}]


def articles_named(session: Session, page: PageClue) -> list[int]:
    """Return the articles that a clue may mean, the surest kind of clue alone; none for none.

    An article's own uid is surest, then the digest of its page, then its address, of which the
    library may hold several versions, the newest first.
    """
    if page.article:
        found = session.scalars(select(Article.id).where(Article.uid == page.article)).all()
        if found:
            return list(found)
    if page.sha256:
        statement = (
            select(Article.id)
            .join(Original, Article.original_id == Original.id)
            .where(Original.sha256 == page.sha256)
            .order_by(Article.id)
        )
        if page.member is not None:
            statement = statement.where(Article.member == page.member)
        found = session.scalars(statement).all()
        if found:
            return list(found)
    key = address_key(page.address)
    return articles_at(session, [key])[key][::-1] if key else []


def known_uids(session: Session, uids: Iterable[str]) -> set[str]:
    """Return which of these quotes the library has."""
    return {
        uid
        for part in in_steps(list(uids))
        for uid in session.scalars(select(Quote.uid).where(Quote.uid.in_(part)))
    }


@dataclass(frozen=True, slots=True)
class Blocks:
    """The texts of an article's blocks by position, and which are not the article's own."""

    texts: Sequence[str]
    tail: Sequence[int]


def blocks_of(session: Session, article_id: int) -> Blocks:
    """Return the blocks of an article."""
    found = session.execute(
        select(Block.text, Block.tail)
        .where(Block.article_id == article_id)
        .order_by(Block.position)
    ).all()
    return Blocks([text for text, _ in found], [n for n, (_, tail) in enumerate(found) if tail])


def certain_places(blocks: Blocks, spans: Sequence[SpanDraft]) -> list[list[int]] | None:
    """Return where spans stand in a text, None when one is not certain.

    Words are certain where the file says they begin, if what stands around them agrees; else where
    ``Anchors.find`` is certain.
    """
    texts = blocks.texts
    anchors, starts = Anchors((), texts, blocks.tail), starts_of(texts)
    found = []
    for span in spans:
        place = _where_said(texts, starts, span)
        if place is None or not _fits(anchors, texts[place[0]], place, span):
            place = anchors.find(span.exact, _before(span), _after(span))
        found.append(place)
    return in_order([place for place in found if place], len(spans))


def quote_from(session: Session, article_id: int, blocks: Blocks, draft: AnnotationDraft) -> Quote:
    """Return the quote an annotation becomes, in its place where that is certain."""
    quote = Quote(
        uid=draft.uid,
        article_id=article_id,
        kind=SpeechKind(draft.kind or SpeechKind.DIRECT),
        role=draft.role,
        country=draft.country,
        comment=draft.comment,
        colour=MarkColour(draft.colour or MarkColour.GREEN),
        translation=draft.translation,
        translator=draft.translator,
        translation_language=draft.translation_language,
        added=draft.added or utc_now(),
    )
    give_speaker(session, quote, draft.speaker)
    for path in draft.tags:
        tag = tag_at(session, path)
        if all(carried.tag_id != tag.id for carried in quote.tags):
            quote.tags.append(QuoteTag(tag_id=tag.id))
    places = certain_places(blocks, draft.spans)
    if places:
        put_at(quote, blocks.texts, places)
    else:
        quote.places = []
        quote.selectors = [
            list(Selector(span.exact, _before(span), _after(span), span.start))
            for span in draft.spans
        ]
        quote.words = " ".join(span.exact for span in draft.spans)
        quote.review, quote.orphan = True, draft.orphan
    return quote


def _where_said(texts: Sequence[str], starts: Sequence[int], span: SpanDraft) -> list[int] | None:
    """Return the place where a span says that it begins, if its words stand there."""
    if span.start < 0:
        return None
    for block, begins in enumerate(starts):
        at = span.start - begins
        if 0 <= at < len(texts[block]) and texts[block].startswith(span.exact, at):
            return [block, at, at + len(span.exact)]
    return None


def _fits(anchors: Anchors, block: str, place: Sequence[int], span: SpanDraft) -> bool:
    """Say whether enough of what stood around a span stands around a place; all of a block does."""
    around = len(block) - len(span.exact)
    return anchors.agreed(place, _before(span), _after(span)) >= min(AGREED, around)


def _before(span: SpanDraft) -> str:
    return span.prefix[-CONTEXT:] if span.prefix else ""


def _after(span: SpanDraft) -> str:
    return span.suffix[:CONTEXT]
