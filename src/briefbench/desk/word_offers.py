"""What a correction can teach: rules that are offered where the officer made it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy.orm import Session

from briefbench.analysis import countries_in
from briefbench.desk.library import Library
from briefbench.desk.own_words import own_words, word_lists
from briefbench.desk.word_wishes import sentence_of
from briefbench.model.kinds import Scope, WordKind
from briefbench.model.records import Article, Quote, Suggestion
from briefbench.model.word_rows import WordOffer, WordRuleWish
from briefbench.store.findings import stored_draft
from briefbench.store.places import words_at
from briefbench.store.quotes import block_texts

_MOST = 6  # words that are offered
_RIVALS = 2  # countries that are offered instead, for the same words
_NONE = WordOffer((), (), "")


def offer_speaker_rule(library: Library, quote_id: int) -> WordOffer:
    """Return what the speaker of a quote teaches of the words that name them in the text.

    Nothing when the text names nobody there, the officer marked the words, or no speaker is set.
    """
    with library.read() as session:
        quote = session.get(Quote, quote_id)
        if quote is None or quote.suggestion_id is None or quote.speaker is None:
            return _NONE
        suggestion = session.get(Suggestion, quote.suggestion_id)
        words = _words(session, suggestion, "speaker_place") if suggestion else ""
        if not words or words == quote.speaker.name:
            return _NONE
        wish = WordRuleWish(WordKind.SPEAKER, words, quote.speaker.name, quote.role)
        return _offer(quote.article, [wish])


def offer_cue_rule(library: Library, suggestion_id: int) -> WordOffer:
    """Return what a dismissed suggestion may teach: that its cue is none. Nothing without a cue."""
    with library.read() as session:
        suggestion = session.get(Suggestion, suggestion_id)
        words = _words(session, suggestion, "cue_place") if suggestion else ""
        if suggestion is None or not any(letter.isalpha() for letter in words):
            return _NONE
        return _offer(suggestion.article, [WordRuleWish(WordKind.NOT_CUE, words)])


def offer_country_rule(
    library: Library, article_id: int, code: str, instead: str | None = None
) -> WordOffer:
    """Return what taking a country from an article teaches of the words that name it there.

    First that they never mean it, then which others they may stand for.

    Args:
        library: The library to ask.
        article_id: The article.
        code: The country it does not name.
        instead: The country that is meant by the words; None when it is not known.

    """
    with library.read() as session:
        article = session.get(Article, article_id)
        if article is None:
            return _NONE
        draft = stored_draft(article)
        body, own = draft.body, own_words(word_lists(session), article)
        found = countries_in(draft, own)
        mentions = [each for country in found if country.code == code for each in country.mentions]
        counts = Counter(body[mention.start : mention.end] for mention in mentions)
        kind = WordKind.COUNTRY if instead else WordKind.NOT_COUNTRY
        never = [WordRuleWish(kind, words, instead or code) for words in dict(counts.most_common())]
        rivals = {
            (body[mention.start : mention.end], rival)
            for mention in mentions
            for rival in mention.rivals[:_RIVALS]
            if instead is None
        }
        means = [WordRuleWish(WordKind.COUNTRY, *each) for each in sorted(rivals)]
        return _offer(article, [*never, *means][:_MOST])


def _words(session: Session, suggestion: Suggestion, name: str) -> str:
    texts = block_texts(session, suggestion.article_id)
    return words_at(texts, getattr(suggestion, name)).strip()


def _offer(article: Article, wishes: Sequence[WordRuleWish]) -> WordOffer:
    source = article.source
    here = [
        WordRuleWish(w.kind, w.words, w.meaning, w.role, Scope.ARTICLE, article.id) for w in wishes
    ]
    return WordOffer(
        wishes=tuple(here),
        sentences=tuple(sentence_of(w.kind, w.words, w.meaning, w.role) for w in here),
        outlet=(source.name or source.domain) if source else "",
    )
