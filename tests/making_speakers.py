"""Speakers with much to say, for tests and pictures of their pages."""

from dataclasses import replace

from briefbench import desk
from tests.making import add_drafts, draft_of

SPEAKER, OTHER, SHORT = "Saimumin Yatimov", "Саймумин Ятимов", "S. Yatimov"

_SAID = (
    "We see the old route used by night, and nobody at the gate can say how many lorries pass "
    "before the morning; the second gate will not open before the winter",
    "The groups beyond the river are better armed than a year ago",
    "There is no reason to close the bridge",
    "Both sides agreed to count the lorries at Panj every day, and to give the lists to each other",
)
_ROLES = (
    "chairman of the State Committee for National Security",
    "national security chief of Tajikistan",
    "security chief",
    "",
)
_SOURCES = ("Vakhsh Herald", "Asia Wire", "Kabul Ledger", "Monitoring Desk")


def speech(name, words, *, role="", country="TJ", published="2026-10-13", source="Herald"):
    """Return a draft of an article in which somebody says something."""
    draft = draft_of(
        f"{name} speaks in {source} on {published}",
        (f"“{words},” said {name}.",),
        tail=(),
        source=source,
        published=published,
    )
    said = replace(draft.quotes[0], speaker_text=name, name=name, role=role, country=country)
    return replace(draft, quotes=(said,))


def accept_all(library, articles):
    """Accept all suggestions of articles; return the ids of the quotes, in their order."""
    found = [s.id for id_ in articles for s in desk.article_view(library, id_).suggestions]
    return desk.accept_suggestions(library, found)


def add_speeches(library, count=90):
    """Let one speak ``count`` times in three years, and some others whose names are alike."""
    drafts = []
    for n in range(count):
        month = (7 * n + n * n // 5) % 34
        date = f"{2024 + month // 12}-{month % 12 + 1:02}-{n % 27 + 1:02}" if n % 13 else None
        words = f"{_SAID[n % 4]} ({n})" if n % 3 else _SAID[n % 4]
        facts = {"role": _ROLES[(n // 9) % 4], "published": date, "source": _SOURCES[n * n % 4]}
        drafts.append(speech(SPEAKER if n % 5 else SHORT, words, **facts))
    for name, words, language in (
        (OTHER, "Мост останется открытым", "ru"),
        (OTHER, "Мы знаем старую дорогу", "ru"),
        ("صیمومین یتیموف", "پل باز می‌ماند", "fa"),
        ("President Emomali Rahmon", "The bridge stays open", "en"),
        ("Emomali Rahmon", "We have counted the lorries", "en"),
        ("Ministry of Trade and Industry of Tajikistan", "The tariff falls in May", "en"),
    ):
        drafts.append(replace(speech(name, words), language=language))
    quotes = accept_all(library, add_drafts(library, drafts))
    known = desk.find_speaker(library, SPEAKER)
    short = desk.find_speaker(library, SHORT)
    desk.merge_speakers(library, [short], known)
    desk.describe_speaker(library, known, kind="person")
    desk.add_speaker_role(library, known, "adviser to the president", country="TJ", first="2026-09")
    desk.add_speaker_role(library, known, "deputy minister", first="2012", last="2018-03")
    return quotes
