"""Word rules as stored, the articles that have their words, and what they change in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from briefbench.base.outlets import outlet_key
from briefbench.model.drafts import ArticleDraft, WordRuleDraft, article_key
from briefbench.model.kinds import Scope, Verdict, WordKind
from briefbench.model.records import Article, Block, Source, Suggestion
from briefbench.model.word_records import WordRule
from briefbench.model.word_rows import WordChangeRow
from briefbench.store.borders import outlets_of
from briefbench.store.findings import open_suggestions
from briefbench.store.intake import country_rows

_ALIKE = frozenset("يیىئكکأإآاٱةہھهۂۀؤوے’'ʻʼ‘`-\u2010\u2011 \xa0\u200c")
"""Characters that texts write in several ways for the same word."""

_ABOUT_SPEECH = frozenset({WordKind.SPEAKER, WordKind.NOT_SPEAKER, WordKind.CUE, WordKind.NOT_CUE})


def word_rules(session: Session) -> list[WordRule]:
    """Return all rules in the order they were made."""
    return list(session.scalars(select(WordRule).order_by(WordRule.id)))


def word_rule_drafts(session: Session, rules: Sequence[WordRule]) -> tuple[WordRuleDraft, ...]:
    """Return rules as analysis follows them; one of an outlet under every name it has."""
    ids = {rule.article_id for rule in rules if rule.article_id is not None}
    articles = session.scalars(
        select(Article).where(Article.id.in_(ids)).options(joinedload(Article.original))
    )
    keys = {a.id: article_key(a.original.sha256, a.member) for a in articles}
    outlets = {rule.outlet for rule in rules if rule.outlet}
    sources = session.scalars(select(Source)).all() if outlets else ()
    names = [own for each in sources if (own := outlets_of(each)) & outlets]
    return tuple(
        WordRuleDraft(
            kind=rule.kind,
            words=rule.words,
            meaning=rule.meaning,
            role=rule.role,
            scope=rule.scope,
            article=keys.get(rule.article_id or 0, ""),
            outlets=tuple(sorted({rule.outlet}.union(*(n for n in names if rule.outlet in n))))
            if rule.outlet
            else (),
        )
        for rule in rules
    )


def place_of(article: Article) -> tuple[str, set[str]]:
    """Return the key of an article and those of its outlet, as rules are looked up by them."""
    outlets = outlets_of(article.source) if article.source else set()
    return article_key(article.original.sha256, article.member), outlets


def outlet_of(article: Article) -> str:
    """Return the key under which rules for an article's outlet are kept, ``""`` without one."""
    source = article.source
    return outlet_key(source.name, source.domain) if source else ""


def articles_with(session: Session, rules: Sequence[tuple[WordRule, WordRuleDraft]]) -> list[int]:
    """Return the articles outside the trash that rules may change, newest first.

    Those with the words in their own text, within the rule's scope. Case counts only beyond the
    usual spellings: as given, small, with capitals, all capitals.
    """
    wanted = [_concerned(rule, draft) for rule, draft in rules]
    if not wanted:
        return []
    statement = select(Article.id).where(Article.trashed.is_(None), or_(*wanted))
    newest = statement.order_by(Article.published.desc().nulls_last(), Article.id.desc())
    return list(session.scalars(newest))


def _concerned(rule: WordRule, draft: WordRuleDraft) -> ColumnElement[bool]:
    spelled = or_(*(Block.text.like(each, escape="\\") for each in set(_spellings(rule.words))))
    there = select(Block.article_id).where(Block.tail.is_(False), spelled)
    conditions: list[ColumnElement[bool]] = [Article.id.in_(there)]
    if rule.kind in _ABOUT_SPEECH and rule.kind is not WordKind.CUE:
        offered = select(Suggestion.article_id).where(Suggestion.verdict == Verdict.OPEN)
        conditions.append(Article.id.in_(offered))
    if rule.scope is Scope.ARTICLE:
        conditions.append(Article.id == rule.article_id)
    elif rule.scope is Scope.OUTLET:
        keys = set(draft.outlets)
        conditions.append(Article.source_id.in_(select(Source.id).where(_is_outlet(keys))))
    return and_(*conditions)


def _is_outlet(keys: Iterable[str]) -> ColumnElement[bool]:
    """Return a condition that is true for outlets under these keys, and perhaps for some more."""
    return or_(
        *(
            Source.domain.iendswith(key, autoescape=True)
            | Source.name.icontains(key, autoescape=True)
            for key in keys
        )
    )


def _spellings(words: str) -> Iterator[str]:
    """Give patterns of LIKE for words: a stem, so that endings may differ."""
    stem = words[:-1] if len(words) > 4 else words
    for each in (stem, stem.lower(), stem.upper(), stem.title(), stem[0].upper() + stem[1:]):
        yield "%" + "".join(_pattern(letter) for letter in each) + "%"


def _pattern(letter: str) -> str:
    if letter in _ALIKE:
        return "%" if letter in "\u200c-\u2010\u2011 \xa0" else "_"
    return f"\\{letter}" if letter in "%_\\" else letter


def articles_whole(session: Session, ids: Sequence[int]) -> list[Article]:
    """Return articles with all that word rules look at and change, in the order of ``ids``."""
    below = (Article.blocks, Article.countries, Article.suggestions, Article.quotes)
    options = [selectinload(each) for each in below]
    along = [joinedload(Article.source), joinedload(Article.original)]
    found = session.scalars(select(Article).where(Article.id.in_(ids)).options(*options, *along))
    by_id = {article.id: article for article in found}
    return [by_id[id_] for id_ in ids if id_ in by_id]


def changes_of(article: Article, draft: ArticleDraft) -> tuple[WordChangeRow, ...]:
    """Return what an article would show otherwise with a draft's countries and quotes.

    Countries and quotes that are None stay. What the officer decided stays, as it does when the
    draft is taken over.
    """
    return (*_countries(article, draft), *_suggestions(article, draft))


def _countries(article: Article, draft: ArticleDraft) -> Iterator[WordChangeRow]:
    if draft.countries is None:
        return
    found = {row["code"]: bool(row["about"]) for row in country_rows(draft)}
    before = {country.code: country.about for country in article.countries}
    own = {country.code: country.about for country in article.countries if country.by_officer}
    after = {c: about for c, about in found.items() if f"country:{c}" not in article.corrected}
    after |= {c.code: found[c.code] for c in article.countries if c.code in found} | own
    for code in sorted(before.keys() | after.keys()):
        was, is_ = _state(before.get(code)), _state(after.get(code))
        if was != is_:
            yield WordChangeRow("country", code, was, is_)


def _state(about: bool | None) -> str:  # noqa: FBT001 - a stored flag or nothing
    return "" if about is None else "about" if about else "named"


def _suggestions(article: Article, draft: ArticleDraft) -> Iterator[WordChangeRow]:
    if draft.quotes is None:
        return
    decided = [old for old in article.suggestions if old.verdict is not Verdict.OPEN]
    before = {
        _places(old.places): (old.words, _told(old.speaker, old.role, old.country))
        for old in article.suggestions
        if old.verdict is Verdict.OPEN
    }
    after = {
        _places(row["places"]): (row["words"], _told(row["speaker"], row["role"], row["country"]))
        for row in open_suggestions(article, draft, decided)
    }
    for places in sorted(before.keys() | after.keys()):
        words, was = before.get(places, ("", ""))
        now, is_ = after.get(places, ("", ""))
        if places not in after or places not in before:
            yield WordChangeRow("suggestion", words or now, words, now)
        elif was != is_:
            yield WordChangeRow("speaker", words, was, is_)


def _places(places: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(place) for place in places)


def _told(speaker: str, role: str, country: str | None) -> str:
    parts = (speaker, role if role != speaker else "", country or "")
    return ", ".join(part for part in parts if part)
