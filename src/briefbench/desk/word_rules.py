"""The desk's own word lists: what corrections taught, tried before it counts, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from briefbench.analysis import WordLists, countries_in, find_quotes
from briefbench.base.errors import Refused
from briefbench.base.progress import SILENT, Progress
from briefbench.base.words import tr, trn
from briefbench.desk.library import Library, setting
from briefbench.desk.own_words import own_words
from briefbench.desk.word_wishes import contradicts, record_of, sentence_of, word_rule_rows
from briefbench.model.drafts import ArticleDraft, WordRuleDraft
from briefbench.model.kinds import Scope, Verdict, WordKind
from briefbench.model.records import Article
from briefbench.model.word_records import WordRule
from briefbench.model.word_rows import (
    WordPreview,
    WordPreviewRow,
    WordReport,
    WordRuleRow,
    WordRuleWish,
)
from briefbench.store.findings import stored_draft, take_countries, take_suggestions
from briefbench.store.steps import by_id
from briefbench.store.word_rules import (
    articles_whole,
    articles_with,
    changes_of,
    word_rule_drafts,
    word_rules,
)

OFFICER = "officer"
"""The library's setting for how the officer signs word rules; nothing is signed without it."""

_CHUNK = 50  # articles whose text is looked at together
_OF_COUNTRIES = frozenset({WordKind.COUNTRY, WordKind.NOT_COUNTRY})


def list_word_rules(library: Library) -> list[WordRuleRow]:
    """Return all rules, the newest first."""
    with library.read() as session:
        return word_rule_rows(session, word_rules(session)[::-1])


def preview_word_rule(
    library: Library,
    wish: WordRuleWish,
    progress: Progress = SILENT,
    *,
    most: int | None = None,
) -> WordPreview:
    """Return which articles a rule would change, and how; nothing is changed.

    Only articles with its words are looked at, those of the trash not at all. What the officer
    decided (quotes, suggestions dismissed, countries set) stays and is not told.

    Args:
        library: The library to ask.
        wish: The rule.
        progress: Is told the articles done; may cancel.
        most: Articles that are looked at, the newest first; None for all.

    Raises:
        NotFound: The article that the rule is for is gone.
        Refused: There can be no such rule.
        Cancelled: As ``progress`` says.

    """
    with library.read() as session:
        trial = _trial_of(session, wish)
        ids = articles_with(session, trial.altered)
    looked = ids if most is None else ids[:most]
    rows: list[WordPreviewRow] = []

    def note(article: Article, draft: ArticleDraft) -> None:
        changes = changes_of(article, draft)
        if changes:
            source = article.source.name if article.source else ""
            published = article.published or ""
            rows.append(WordPreviewRow(article.id, article.title, source, published, changes))

    _try(library, trial, looked, progress, note)
    return WordPreview(tuple(rows), len(ids), len(looked))


def add_word_rule(
    library: Library, wish: WordRuleWish, progress: Progress = SILENT, *, follow: bool = True
) -> WordReport:
    """Make a rule and follow it, in one change; what the officer decided stays.

    It counts for all that is read from now on, and read again. Earlier rules of the same scope
    that say something else of the same words are taken away. It is signed with the library's
    setting ``officer``, or not at all.

    Args:
        library: The library to change.
        wish: The rule.
        progress: Is told the articles done; may cancel, nothing is changed then.
        follow: Also change the articles there are.

    Raises:
        NotFound: The article that the rule is for is gone.
        Refused: There can be no such rule, or it is on the list.
        LibraryBusy: Another program writes to the library.
        Cancelled: As ``progress`` says.

    """
    library.hold()
    with library.read() as session:
        trial = _trial_of(session, wish)
        ids = articles_with(session, trial.altered) if follow else []
    found = _found(library, trial, ids, progress)
    label = tr("Word rule: {rule}").format(rule=sentence_of(wish.kind, wish.words, wish.meaning))
    with library.change(label) as session:
        rule = record_of(session, wish, author=setting(session, OFFICER))
        for old in contradicts(word_rules(session), rule):
            session.delete(old)
        session.add(rule)
        session.flush()
        return WordReport(rule.id, _follow(session, trial.altered, found))


def remove_word_rules(
    library: Library, rule_ids: Sequence[int], progress: Progress = SILENT, *, follow: bool = True
) -> WordReport:
    """Take rules away, and what they said of the articles there are, in one change.

    Raises:
        NotFound: A rule is gone; nothing was changed.
        LibraryBusy: Another program writes to the library.
        Cancelled: As ``progress`` says; nothing was changed.

    """
    library.hold()
    with library.read() as session:
        gone = _rules_by_id(session, rule_ids)
        rules = word_rules(session)
        left = [rule for rule in rules if rule not in gone]
        trial = _Trial.between(session, rules, left, gone)
        ids = articles_with(session, trial.altered) if follow else []
    found = _found(library, trial, ids, progress)
    label = trn("Remove {n} word rule", "Remove {n} word rules", len(rule_ids))
    with library.change(label) as session:
        for rule in _rules_by_id(session, rule_ids):
            session.delete(rule)
        session.flush()
        return WordReport(None, _follow(session, trial.altered, found))


def set_word_rule_scope(
    library: Library,
    rule_id: int,
    scope: Scope,
    article_id: int | None = None,
    progress: Progress = SILENT,
) -> WordReport:
    """Say where a rule counts, and follow it there, in one change.

    Args:
        library: The library to change.
        rule_id: The rule.
        scope: Where it shall count.
        article_id: The article, or one of the outlet; None for those the rule knows itself.
        progress: Is told the articles done; may cancel, nothing is changed then.

    Raises:
        NotFound: The rule is gone, or the article.
        Refused: It does not know an article or an outlet.
        LibraryBusy: Another program writes to the library.
        Cancelled: As ``progress`` says.

    """
    library.hold()
    with library.read() as session:
        (rule,) = _rules_by_id(session, [rule_id])
        wish = _wish_of(rule, scope, article_id)
        rules = word_rules(session)
        fresh = record_of(session, wish, author=rule.author)
        rest = [r for r in rules if r is not rule and r not in contradicts(rules, fresh)]
        trial = _Trial.between(session, rules, [*rest, fresh], [rule, fresh])
        ids = articles_with(session, trial.altered)
    found = _found(library, trial, ids, progress)
    with library.change(tr("Change where a word rule counts")) as session:
        (rule,) = _rules_by_id(session, [rule_id])
        fresh = record_of(session, wish, author=rule.author)
        for old in contradicts(word_rules(session), fresh):
            if old is not rule:
                session.delete(old)
        rule.scope, rule.article_id, rule.outlet = fresh.scope, fresh.article_id, fresh.outlet
        session.flush()
        return WordReport(rule.id, _follow(session, trial.altered, found))


@dataclass(frozen=True, slots=True)
class _Trial:
    """The lists before and after, and the rules in which they differ."""

    before: WordLists
    after: WordLists
    altered: tuple[tuple[WordRule, WordRuleDraft], ...]

    @staticmethod
    def between(
        session: Session,
        before: Sequence[WordRule],
        after: Sequence[WordRule],
        altered: Sequence[WordRule],
    ) -> _Trial:
        return _Trial(
            WordLists(word_rule_drafts(session, before)),
            WordLists(word_rule_drafts(session, after)),
            tuple(zip(altered, word_rule_drafts(session, altered), strict=True)),
        )


def _trial_of(session: Session, wish: WordRuleWish) -> _Trial:
    rules = word_rules(session)
    fresh = record_of(session, wish)
    gone = contradicts(rules, fresh)
    if any(_same(rule, fresh) for rule in gone):
        raise Refused(tr("This rule is on the list already."))
    rest = [rule for rule in rules if rule not in gone]
    return _Trial.between(session, rules, [*rest, fresh], [fresh, *gone])


def _same(one: WordRule, other: WordRule) -> bool:
    return (one.kind, one.meaning, one.role) == (other.kind, other.meaning, other.role)


def _try(
    library: Library,
    trial: _Trial,
    ids: Sequence[int],
    progress: Progress,
    tell: Callable[[Article, ArticleDraft], object],
) -> None:
    """Tell of each article that the lists understand otherwise what it says by those after."""
    kinds = {rule.kind for rule, _ in trial.altered}
    for start in range(0, len(ids), _CHUNK):
        with library.read() as session:
            found = articles_whole(session, ids[start : start + _CHUNK])
            for done, article in enumerate(found, start):
                progress.step(done, len(ids))
                draft = _otherwise(trial, article, countries=not kinds.isdisjoint(_OF_COUNTRIES))
                if draft is not None:
                    tell(article, draft)


def _found(
    library: Library, trial: _Trial, ids: Sequence[int], progress: Progress
) -> dict[int, tuple[ArticleDraft, ArticleDraft]]:
    """Return by article what was understood from, and what it says by the lists after."""
    found: dict[int, tuple[ArticleDraft, ArticleDraft]] = {}
    _try(library, trial, ids, progress, lambda a, d: found.update({a.id: (stored_draft(a), d)}))
    return found


def _otherwise(trial: _Trial, article: Article, *, countries: bool) -> ArticleDraft | None:
    """Return what the lists after understand otherwise, the rest None; None when it is nothing."""
    draft = stored_draft(article)
    body, language = draft.body, draft.language
    before, after = own_words(trial.before, article), own_words(trial.after, article)
    quotes = find_quotes(body, language, after)
    changed = replace(
        draft, quotes=quotes if quotes != find_quotes(body, language, before) else None
    )
    if countries:
        named = countries_in(draft, after)
        if named != countries_in(draft, before):
            changed = replace(changed, countries=named)
    return None if changed.quotes is None and changed.countries is None else changed


def _follow(
    session: Session,
    altered: Sequence[tuple[WordRule, WordRuleDraft]],
    found: dict[int, tuple[ArticleDraft, ArticleDraft]],
) -> tuple[int, ...]:
    """Give articles what was found; those whose text changed meanwhile are understood anew."""
    lists = WordLists(word_rule_drafts(session, word_rules(session)))
    countries = any(rule.kind in _OF_COUNTRIES for rule, _ in altered)
    changed: list[int] = []
    ids = list(found)
    for start in range(0, len(ids), _CHUNK):
        for article in articles_whole(session, ids[start : start + _CHUNK]):
            was, now = found[article.id]
            draft: ArticleDraft | None = now
            if stored_draft(article) != was:
                draft = _otherwise(_Trial(WordLists(), lists, ()), article, countries=countries)
            if draft is not None and changes_of(article, draft):
                _take(session, article, draft)
                changed.append(article.id)
    session.flush()
    return tuple(changed)


def _take(session: Session, article: Article, draft: ArticleDraft) -> None:
    decided = [old for old in article.suggestions if old.verdict is not Verdict.OPEN]
    with session.no_autoflush:
        if draft.countries is not None:
            take_countries(session, article, draft)
        if draft.quotes is not None:
            take_suggestions(session, article, draft, decided)


def _wish_of(rule: WordRule, scope: Scope, article_id: int | None) -> WordRuleWish:
    return WordRuleWish(
        kind=rule.kind,
        words=rule.words,
        meaning=rule.meaning,
        role=rule.role,
        scope=scope,
        article_id=article_id or rule.article_id,
        outlet="" if article_id else rule.outlet,
        note=rule.note,
    )


def _rules_by_id(session: Session, ids: Sequence[int]) -> list[WordRule]:
    return by_id(session, WordRule, ids, tr("That word rule is gone."))
