"""Wishes for word rules: what can be one, what it says in words, what contradicts it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.analysis.countries.folding import fold_name
from briefbench.analysis.country_names import country_name, is_country
from briefbench.base.errors import Refused
from briefbench.base.outlets import outlet_key
from briefbench.base.scripts import isolated
from briefbench.base.words import tr
from briefbench.model.kinds import Scope, WordKind
from briefbench.model.records import Article, Source
from briefbench.model.word_records import WordRule
from briefbench.model.word_rows import WordRuleRow, WordRuleWish
from briefbench.store.articles import articles_by_id
from briefbench.store.intake import PRONOUNS
from briefbench.store.word_rules import outlet_of

LONGEST = 120
"""Code points of a rule's words, and of what they mean."""

_SPEAKER = frozenset({WordKind.SPEAKER, WordKind.NOT_SPEAKER})
_COUNTRY = frozenset({WordKind.COUNTRY, WordKind.NOT_COUNTRY})


def record_of(session: Session, wish: WordRuleWish, *, author: str = "") -> WordRule:
    """Return the rule that a wish asks for, not yet stored.

    Raises:
        NotFound: Its article is gone.
        Refused: There can be no such rule.

    """
    words, meaning = _plain(wish.words), _plain(wish.meaning)
    if wish.kind in _COUNTRY:
        meaning = meaning.upper()
    _require(wish.kind, wish.scope, words, meaning)
    article_id, outlet = None, ""
    if wish.scope is Scope.ARTICLE:
        if wish.article_id is None:
            raise Refused(tr("The rule knows no article."), tr("Choose another place for it."))
        article_id = articles_by_id(session, [wish.article_id])[0].id
    elif wish.scope is Scope.OUTLET:
        outlet = wish.outlet or _outlet(session, wish.article_id)
        if not outlet:
            raise Refused(tr("The article has no source."), tr("Say which source it is from."))
    about_speaker = wish.kind in _SPEAKER
    return WordRule(
        kind=wish.kind,
        words=words,
        meaning=meaning if about_speaker or wish.kind in _COUNTRY else "",
        role=_plain(wish.role) if wish.kind is WordKind.SPEAKER else "",
        scope=wish.scope,
        article_id=article_id,
        outlet=outlet,
        author=author,
        note=" ".join(wish.note.split()),
    )


def contradicts(rules: Sequence[WordRule], fresh: WordRule) -> list[WordRule]:
    """Return the rules of the same place that say otherwise of the same words, or the same."""
    return [rule for rule in rules if _place(rule) == _place(fresh) and _contrary(rule, fresh)]


def sentence_of(kind: WordKind, words: str, meaning: str, role: str = "") -> str:
    """Return what a rule says, in one sentence."""
    meant = country_name(meaning) if kind in _COUNTRY and is_country(meaning) else meaning
    sentence = {
        WordKind.SPEAKER: tr("“{words}” means {meaning}"),
        WordKind.NOT_SPEAKER: tr("“{words}” never means {meaning}"),
        WordKind.COUNTRY: tr("“{words}” means {meaning}")
        if meaning
        else tr("“{words}” means no country"),
        WordKind.NOT_COUNTRY: tr("“{words}” never means {meaning}"),
        WordKind.CUE: tr("“{words}” tells that somebody speaks"),
        WordKind.NOT_CUE: tr("“{words}” tells no speech"),
    }[kind].format(words=isolated(words), meaning=isolated(meant))
    return f"{sentence}, {isolated(role)}" if role else sentence


def word_rule_sentence(wish: WordRuleWish) -> str:
    """Return what a rule that is not made yet says, in one sentence."""
    return sentence_of(wish.kind, " ".join(wish.words.split()), wish.meaning, wish.role)


def word_rule_rows(session: Session, rules: Sequence[WordRule]) -> list[WordRuleRow]:
    """Return rules as rows, in their order."""
    ids = {rule.article_id for rule in rules if rule.article_id is not None}
    named = session.execute(select(Article.id, Article.title).where(Article.id.in_(ids)))
    titles = {row.id: row.title for row in named}
    outlets = {rule.outlet for rule in rules if rule.outlet}
    sources = session.scalars(select(Source)) if outlets else ()
    names = {outlet_key(each.name, each.domain): each.name or each.domain for each in sources}
    return [
        WordRuleRow(
            id=rule.id,
            uid=rule.uid,
            kind=rule.kind,
            words=rule.words,
            meaning=rule.meaning,
            role=rule.role,
            scope=rule.scope,
            article_id=rule.article_id,
            outlet=rule.outlet,
            place=titles.get(rule.article_id or 0, "") or names.get(rule.outlet, rule.outlet),
            author=rule.author,
            made=rule.made,
            note=rule.note,
            sentence=sentence_of(rule.kind, rule.words, rule.meaning, rule.role),
        )
        for rule in rules
    ]


def _require(kind: WordKind, scope: Scope, words: str, meaning: str) -> None:
    if not fold_name(words):
        raise Refused(tr("A word rule needs words."))
    if max(len(words), len(meaning)) > LONGEST:
        raise Refused(tr("These words are too long for a rule."))
    if kind in _SPEAKER and not meaning:
        raise Refused(tr("Say who is meant by “{words}”.").format(words=words))
    if kind in _COUNTRY and not (is_country(meaning) or (not meaning and kind is WordKind.COUNTRY)):
        raise Refused(
            tr("There is no country with the code {code}.").format(code=meaning),
            tr("Use a code of two letters, such as TJ."),
        )
    if kind in _SPEAKER and words.casefold() in PRONOUNS and scope is not Scope.ARTICLE:
        raise Refused(
            tr("“{words}” means somebody else in every article.").format(words=words),
            tr("Make the rule for this article alone."),
        )


def _outlet(session: Session, article_id: int | None) -> str:
    if article_id is None:
        return ""
    return outlet_of(articles_by_id(session, [article_id])[0])


def _place(rule: WordRule) -> tuple[Scope, int | None, str]:
    return rule.scope, rule.article_id, rule.outlet


def _contrary(rule: WordRule, fresh: WordRule) -> bool:
    if fold_name(rule.words) != fold_name(fresh.words):
        return False
    if rule.kind is fresh.kind:
        return not fresh.kind.never or _meaning(rule) == _meaning(fresh)
    return rule.kind is fresh.kind.opposite and _meaning(rule) == _meaning(fresh)


def _meaning(rule: WordRule) -> str:
    return fold_name(rule.meaning)


def _plain(words: str) -> str:
    return " ".join(words.split()).strip('“”«»"')
