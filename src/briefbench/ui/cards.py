"""What the cards of the margin show: suggestions and quotes of one article."""

from __future__ import annotations

from dataclasses import dataclass

from briefbench import desk
from briefbench.base.speaker_names import own_role
from briefbench.base.words import tr
from briefbench.model.kinds import MarkColour, SpeechKind
from briefbench.model.rows import ArticleView, Place, QuoteRow, SuggestionRow
from briefbench.ui.formats import sureness
from briefbench.ui.quotes_delegate import doubt_words
from briefbench.ui.theme import MarkState

KINDS = {
    SpeechKind.DIRECT: "Direct",
    SpeechKind.MIXED: "Mixed",
    SpeechKind.REPORTED: "Reported",
}


@dataclass(frozen=True, slots=True)
class Card:
    """What one card shows; ``id`` is that of the suggestion or the quote."""

    id: int
    state: MarkState
    speaker: str
    role: str
    words: str
    kind: SpeechKind
    confidence: float
    comment: str
    places: tuple[Place, ...]
    colour: MarkColour = MarkColour.GREEN
    tags: tuple[tuple[str, int], ...] = ()  # path and hue
    translation: str = ""
    translator: str = ""
    translation_language: str = ""
    named: bool = True  # somebody is named as speaker
    doubt: str = ""  # what is wrong with the words
    language: str = ""  # of the words, ISO 639-1

    @property
    def own_role(self) -> str:
        """The role, where it says more than the name does."""
        return own_role(self.role, self.speaker)

    @property
    def translated(self) -> str:
        """By whom and into what it is translated; "" without a translation."""
        if not self.translation:
            return ""
        return translated_words(self.translator, self.translation_language)

    @property
    def is_open(self) -> bool:
        """Whether this is a suggestion nobody has decided on."""
        return self.state is MarkState.SUGGESTED

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        state = tr("Suggestion") if self.is_open else tr("Quote")
        sure = sureness(self.confidence)[1] if self.is_open else ""
        parts = (
            state,
            self.doubt,
            self.speaker,
            self.own_role,
            self.words,
            tr(KINDS[self.kind]),
            sure,
        )
        tags = tr("tagged {tags}").format(tags=", ".join(path for path, _hue in self.tags))
        more = (self.translation, self.translated, self.comment, tags if self.tags else "")
        return ", ".join(part for part in (*parts, *more) if part)


def cards_of(view: ArticleView) -> list[Card]:
    """Return suggestions and quotes of an article as cards, in the order of the text."""
    cards = [_suggested(each, view.language) for each in view.suggestions]
    cards += [_kept(quote) for quote in view.quotes]
    return sorted(cards, key=lambda card: card.places[:1])


def _suggested(each: SuggestionRow, language: str) -> Card:
    return Card(
        each.id,
        MarkState.SUGGESTED,
        each.speaker or tr("Who?"),
        each.role,
        each.shown,
        each.kind,
        each.confidence,
        "",
        each.places,
        named=bool(each.speaker),
        language=language,
    )


def _kept(quote: QuoteRow) -> Card:
    return Card(
        quote.id,
        MarkState.ACCEPTED if quote.verbatim else MarkState.BROKEN,
        quote.speaker or tr("Who?"),
        quote.role,
        quote.shown,
        quote.kind,
        1.0,
        quote.comment,
        quote.places,
        quote.colour,
        tuple((tag.path, tag.colour) for tag in quote.own_tags),
        quote.translation,
        quote.translator,
        quote.translation_language,
        named=bool(quote.speaker),
        doubt=doubt_words(quote),
        language=quote.language,
    )


def translated_words(translator: str, language: str) -> str:
    """Say that words are an unofficial translation, into what and by whom."""
    into = desk.language_words(language)
    words = tr("Unofficial translation into {language}") if into else tr("Unofficial translation")
    words = words.format(language=into)
    return f"{words} · {translator}" if translator else words
