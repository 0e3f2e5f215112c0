"""Who said what: statements in a text with their speakers."""

from __future__ import annotations

from briefbench.analysis.own_words import NOTHING, OwnWords
from briefbench.analysis.quotes.candidates import SpeakerCandidate, speaker_candidates
from briefbench.analysis.quotes.english import quotes_in_english
from briefbench.analysis.quotes.marked import quotes_marked
from briefbench.analysis.quotes.own import own_cues, told_by
from briefbench.model.drafts import QuoteDraft

__all__ = ["SpeakerCandidate", "find_quotes", "speaker_candidates"]


def find_quotes(body: str, language: str, own: OwnWords = NOTHING) -> tuple[QuoteDraft, ...]:
    """Return the statements that a text attributes to somebody, in text order.

    Confidence is by the rule that found a statement (``resources/quotes/confidence.tsv``): direct
    speech has more than 0.9 where a verb of speech and a speaker stand with it; mixed and
    reported speech have less. A pronoun stays a pronoun: whom it means is never guessed, see
    ``speaker_candidates``. Texts in languages without a table of verbs give none. Spans count
    code points of ``body``, one for each stretch, none across paragraphs. The
    desk's own words (``own``) say what is a cue, and whom the words for a speaker mean.
    """
    cues, none = own.cues(body)
    if language in {"", "en"}:
        found = quotes_in_english(body, own_cues(cues, none))
    else:
        found = quotes_marked(body, language, cues, none)
    return told_by(own, found, language)
