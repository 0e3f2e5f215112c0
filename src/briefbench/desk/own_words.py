"""The desk's own words where texts are understood: all lists, and what counts for an article."""

from __future__ import annotations

from sqlalchemy.orm import Session

from briefbench.analysis import OwnWords, WordLists, understand_anew
from briefbench.model.drafts import ArticleDraft
from briefbench.model.records import Article
from briefbench.store.word_rules import place_of, word_rule_drafts, word_rules


def word_lists(session: Session) -> WordLists:
    """Return the rules of the library as analysis follows them."""
    return WordLists(word_rule_drafts(session, word_rules(session)))


def own_words(lists: WordLists, article: Article) -> OwnWords:
    """Return what counts for an article that is in the library."""
    return lists.of(*place_of(article)) if lists.rules else OwnWords(lists)


def understood(lists: WordLists, article: Article, draft: ArticleDraft) -> ArticleDraft:
    """Return a draft of an article with all that its body says, by the desk's own words."""
    return understand_anew(draft, own_words(lists, article))
