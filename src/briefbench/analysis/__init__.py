"""What a text says: its language, countries, quotes, and what its copies are found by."""

from __future__ import annotations

from dataclasses import replace

from briefbench.analysis.countries import find_countries
from briefbench.analysis.fingerprint import fingerprint_of
from briefbench.analysis.language import language_of
from briefbench.analysis.own_words import NOTHING, OwnWords, WordLists
from briefbench.analysis.quotes import SpeakerCandidate, find_quotes, speaker_candidates
from briefbench.analysis.source_chain import source_chain
from briefbench.base.outlets import country_of_site, known_outlet, outlet_key, site_of
from briefbench.model.drafts import ArticleDraft, BlockDraft, CountryDraft, PageDraft, article_key
from briefbench.model.kinds import BlockKind, Format

__all__ = [
    "OwnWords",
    "SpeakerCandidate",
    "WordLists",
    "countries_in",
    "find_countries",
    "find_quotes",
    "fingerprint_of",
    "language_of",
    "source_chain",
    "speaker_candidates",
    "understand",
    "understand_anew",
    "understand_pages",
]


def understand(draft: ArticleDraft, own: OwnWords = NOTHING) -> ArticleDraft:
    """Return the draft with language, countries, quotes, fingerprint and chain filled in.

    Only the body is read; the title helps to tell what the text is about. What the draft already
    has is kept, empty countries and quotes too. ``own`` are the desk's words for this article.
    """
    body = draft.body
    language = draft.language or language_of(body) or language_of(draft.title)
    countries, quotes, fingerprint = draft.countries, draft.quotes, draft.fingerprint
    if countries is None:
        countries = countries_in(replace(draft, language=language), own)
    if quotes is None:
        quotes = find_quotes(body, language, own)
    if fingerprint is None:
        fingerprint = fingerprint_of(body)
    return replace(
        draft,
        language=language,
        countries=countries,
        quotes=quotes,
        fingerprint=fingerprint,
        chain=source_chain(body) if draft.chain is None else draft.chain,
    )


def countries_in(draft: ArticleDraft, own: OwnWords = NOTHING) -> tuple[CountryDraft, ...]:
    """Return the countries that a draft's body names, by all that is known of the article."""
    day = draft.published.value if draft.published else ""
    home = _home(draft)
    return find_countries(draft.body, draft.language, draft.title, own, home=home, day=day)


def _home(draft: ArticleDraft) -> str:
    """Return the country of the outlet, "" when its name and its domain do not tell it."""
    outlet = known_outlet(site_of(draft.source.domain))
    if outlet:
        return outlet.country
    return country_of_site(site_of(draft.source.domain)) or ""


def understand_anew(draft: ArticleDraft, own: OwnWords = NOTHING) -> ArticleDraft:
    """Return the draft with all that its body says, whatever was found in it or given before."""
    bare = replace(draft, countries=None, quotes=None, fingerprint=None, chain=None)
    return understand(bare, own)


def prepare() -> None:
    """Load the tables that most texts need, which takes as long as some fifty pages.

    The language is said: its model is only needed for texts that do not show it themselves.
    """
    words = "The minister of Tajikistan said in Dushanbe: “We open the border.”"
    blocks = (BlockDraft(BlockKind.PARAGRAPH, words),)
    understand(ArticleDraft("", blocks, Format.TEXT, language="en"))


def understand_pages(pages: list[PageDraft], lists: WordLists = NOTHING.lists) -> list[PageDraft]:
    """Return the pages with their articles understood; problems stay as they are.

    The desk's own words (``lists``) count as for the outlet that the page names.
    """
    return [
        replace(page, article=understand(page.article, _own(lists, page, page.article)))
        if page.article
        else page
        for page in pages
    ]


def _own(lists: WordLists, page: PageDraft, article: ArticleDraft) -> OwnWords:
    if not lists.rules:
        return NOTHING
    source = article.source
    outlets = {outlet_key("", source.domain), outlet_key(source.name, "")} - {""}
    return lists.of(article_key(page.sha256, page.member or ""), outlets)
