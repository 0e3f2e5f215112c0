"""Stores drafts in bulk: a batch of pages in one short change.

Everything here only adds rows, so it goes past the mapper for speed (some 10 times faster) and
notes kind and id of what it added itself. Ids are given out here, inside the writing transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from briefbench.base.addresses import address_key
from briefbench.base.dates import utc_now
from briefbench.model.drafts import ArticleDraft, CountryDraft, QuoteDraft, Span
from briefbench.model.facts import ArticlePrint
from briefbench.model.import_records import Original
from briefbench.model.kinds import Kind, Stored, Verdict
from briefbench.model.record_base import Record, new_uid
from briefbench.model.records import Article
from briefbench.store.journal import KEPT, notes_of
from briefbench.store.originals import KeptFile
from briefbench.store.places import BodyMap, words_at
from briefbench.store.sources import SourceFinder
from briefbench.store.tags import tag_at
from briefbench.store.versions import is_known

PRONOUNS = frozenset(
    (
        *("he", "she", "they", "it", "i", "we", "you", "who", "him", "her", "them"),
        *("он", "она", "они", "оно", "ӯ", "онҳо", "ол", "олар", "у", "улар", "він", "вона"),
        *("او", "وی", "آنان", "آنها", "ایشان", "هو", "هي", "هم", "وہ", "انہوں", "هغه"),
        *("il", "elle", "ils", "elles", "er", "sie", "él", "ella", "ellos"),
    )
)
"""Words that stand for a speaker whom another sentence names."""

_KINDS = frozenset(kind.value for kind in Kind)


class Bulk:
    """Collects rows for one change and writes them at ``flush``, table by table."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._rows: dict[Kind, list[dict[str, Any]]] = defaultdict(list)
        self._next: dict[Kind, int] = {}

    def add(self, kind: Kind, /, **values: Any) -> int:
        """Queue a row and return the id it will have; every column without a value is NULL."""
        if kind not in self._next:
            asked = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
            self._next[kind] = (self.session.scalar(asked, {"name": kind.value}) or 0) + 1
        id_ = self._next[kind]
        self._next[kind] += 1
        values["id"] = id_
        self._rows[kind].append(values)
        notes_of(self.session).added[kind].add(id_)
        return id_

    def flush(self) -> None:
        """Write what is queued, in the order in which tables refer to each other."""
        for table in Record.metadata.sorted_tables:
            rows = self._rows.pop(Kind(table.name), None) if table.name in _KINDS else None
            if rows:
                self.session.execute(table.insert(), rows, execution_options=KEPT)


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article that is in the library already, or queued."""

    id: int
    uid: str
    title: str


def known_articles(
    session: Session, sha256: str, members: Sequence[str]
) -> dict[str, KnownArticle]:
    """Return the articles already read from these members of an original, by member."""
    statement = (
        select(Article.member, Article.id, Article.uid, Article.title)
        .join(Article.original)
        .where(Original.sha256 == sha256)
        .where(Article.member.in_(members))
    )
    return {
        row.member: KnownArticle(row.id, row.uid, row.title) for row in session.execute(statement)
    }


def known_original(session: Session, sha256: str) -> int | None:
    """Return the id of the original with this digest, None when the library has none."""
    return session.scalar(select(Original.id).where(Original.sha256 == sha256))


def known_originals(session: Session, digests: Iterable[str]) -> set[str]:
    """Return which of these digests the library has an original of."""
    return set(session.scalars(select(Original.sha256).where(Original.sha256.in_(digests))))


def original_id(session: Session, bulk: Bulk, kept: KeptFile) -> int:
    """Return the id of the original with this digest, queued when it is new."""
    return known_original(session, kept.sha256) or bulk.add(
        Kind.ORIGINAL,
        sha256=kept.sha256,
        name=kept.name,
        suffix=kept.suffix,
        size=kept.size,
        added=utc_now(),
    )


class ArticleWriter:
    """Queues articles of one change; outlets and tags are looked up once.

    ``prints`` are the articles queued so far as their stories are found.

    Args:
        bulk: Where they are queued.
        reader: The version of the reader that read them.

    """

    def __init__(self, bulk: Bulk, *, reader: int = 0) -> None:
        self.prints: list[ArticlePrint] = []
        self._addresses: set[str] = set()
        self._bulk = bulk
        self._reader = reader
        self._sources = SourceFinder(bulk.session)
        self._tags: dict[str, int] = {}

    def stored_as(self, draft: ArticleDraft) -> Stored:
        """Say what an article is when it is added next: new, or a version of a known page."""
        address = address_key(draft.url)
        known = address in self._addresses or (address and is_known(self._bulk.session, address))
        return Stored.VERSION if known else Stored.NEW

    def add(self, draft: ArticleDraft, original: int) -> tuple[int, str]:
        """Queue the article with all that hangs on it; return its id and uid."""
        uid, address = new_uid(), address_key(draft.url)
        source = self._sources.source(draft.source)
        published, captured = draft.published, draft.captured
        id_ = self._bulk.add(
            Kind.ARTICLE,
            uid=uid,
            original_id=original,
            member=draft.member or "",
            source_id=source.id if source else None,
            title=draft.title,
            byline=list(draft.byline),
            url=draft.url,
            format=draft.format,
            language=draft.language,
            published=published.value if published else None,
            published_origin=published.origin if published else None,
            captured=captured.value if captured else None,
            captured_origin=captured.origin if captured else None,
            event=None,
            added=utc_now(),
            read=False,
            archived=False,
            trashed=None,
            address=address,
            fingerprint=list(draft.fingerprint or ()),
            reader=self._reader,
            corrected=[],
            chain=chain_places(draft),
            picture=asdict(draft.picture) if draft.picture else {},
            excerpt=draft.excerpt,
        )
        self._addresses.update([address] if address else ())
        self.prints.append(ArticlePrint(id_, draft.fingerprint or (), address))
        self._add_text(id_, draft)
        for path in dict.fromkeys(draft.tags):
            if path not in self._tags:
                self._tags[path] = tag_at(self._bulk.session, path).id
            self._bulk.add(Kind.ARTICLE_TAG, article_id=id_, tag_id=self._tags[path])
        return id_, uid

    def _add_text(self, id_: int, draft: ArticleDraft) -> None:
        for position, block in enumerate(draft.blocks):
            self._bulk.add(
                Kind.BLOCK,
                article_id=id_,
                position=position,
                kind=block.kind,
                tail=block.tail,
                by_officer=False,
                text=block.text,
            )
        for country in country_rows(draft):
            self._bulk.add(Kind.COUNTRY, article_id=id_, **country)
        for suggestion in suggestion_rows(draft):
            self._bulk.add(Kind.SUGGESTION, article_id=id_, **suggestion)


def country_rows(draft: ArticleDraft) -> list[Mapping[str, Any]]:
    """Return what is stored of a draft's countries, each once."""
    body = _body_map(draft)
    return [_country(country, body) for country in _once(draft.countries or ())]


def suggestion_rows(draft: ArticleDraft) -> list[Mapping[str, Any]]:
    """Return what is stored of a draft's quotes; those that lie in no block are left out."""
    body, texts = _body_map(draft), [block.text for block in draft.blocks]
    found = (_suggestion(quote, body, texts) for quote in draft.quotes or ())
    return [row for row in found if row]


def _body_map(draft: ArticleDraft) -> BodyMap:
    return BodyMap((n, b.text) for n, b in enumerate(draft.blocks) if not b.tail)


def chain_places(draft: ArticleDraft) -> list[list[Any]]:
    """Return the links of a draft's chain as they are stored: words, place, role."""
    body = BodyMap((n, b.text) for n, b in enumerate(draft.blocks) if not b.tail)
    places = ((link, body.place(link.span)) for link in draft.chain or ())
    return [[link.words, *place, link.role.value] for link, place in places if place]


def _once(countries: Sequence[CountryDraft]) -> Iterator[CountryDraft]:
    yield from {country.code: country for country in countries}.values()


def _country(country: CountryDraft, body: BodyMap) -> Mapping[str, Any]:
    mentions = []
    for mention in country.mentions:
        place = body.place((mention.start, mention.end))
        if place:
            mentions.append([*place, mention.kind.value, mention.confidence, *mention.rivals])
    return {
        "code": country.code,
        "about": country.about,
        "share": country.share,
        "mentions": mentions,
        "by_officer": False,
    }


def _suggestion(quote: QuoteDraft, body: BodyMap, texts: Sequence[str]) -> Mapping[str, Any] | None:
    places = [place for span in quote.spans if (place := body.place(span))]
    if not places:
        return None
    return {
        "kind": quote.kind,
        "places": [list(place) for place in places],
        "words": words_at(texts, places),
        "speaker": _speaker(quote),
        "speaker_place": _one(body, quote.speaker_span),
        "role": quote.role,
        "country": quote.country,
        "cue_place": _one(body, quote.cue),
        "confidence": quote.confidence,
        "verdict": Verdict.OPEN,
    }


def _speaker(quote: QuoteDraft) -> str:
    """Return who speaks as far as it is certain: a pronoun names nobody."""
    given = quote.name or quote.speaker_text or ""
    return "" if given.casefold().strip() in PRONOUNS else given


def _one(body: BodyMap, span: Span | None) -> list[list[int]]:
    place = body.place(span) if span else None
    return [list(place)] if place else []
