"""Made-up news in any number, always the same for the same seed: copies, bursts, vague dates."""

import random
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from briefbench import desk
from briefbench.model.drafts import QuoteDraft
from briefbench.model.kinds import SpeechKind
from briefbench.model.records import Article, Suggestion
from briefbench.store.articles import articles_by_id
from tests.making import add_drafts, draft_of

START, DAYS = date(2020, 11, 20), 500
COUNTRIES = ("TJ", "UZ", "KZ", "KG", "AF", "RU", "CN", "DE")
WEIGHTS = (30, 26, 24, 18, 18, 22, 16, 4)
SOURCES = ("Amber Herald", "Blue Monitor", "Delta Post", "Falcon News", "Iris Wire")
LANGUAGES = ("en", "ru", "fa")
TAGS = ("border/smuggling", "border/trade", "security/police", "security", "energy/water/rivers")
SPEAKERS = ("Fola Mirzoda", "Kruv Believ", "Saira Tonoi", None)
WORDS = tuple(f"{a}{b}{c}" for a in "bdgkmrtv" for b in ("amu", "oki", "elo") for c in ("rn", "ld"))
BURSTS = (("TJ", 60), ("AF", 255), ("UZ", 420))
HOURS = ("00:20", "03:30", "11:00", "20:15", "23:50")


def made_date(chance, day):
    """A date in one of the forms a page gives: to the minute, a day, a month, a year, none."""
    form = chance.random()
    if form < 0.35:
        shift = chance.choice(("Z", "+05:00", "-03:30"))
        return f"{day.isoformat()}T{chance.choice(HOURS)}:00{shift}"
    if form < 0.85:
        return day.isoformat()
    if form < 0.93:
        return day.isoformat()[:7]
    return day.isoformat()[:4] if form < 0.96 else None


def made_draft(chance, number):
    """An article of some 40 words about one to three countries, at times of a burst."""
    burst = chance.choice(BURSTS) if chance.random() < 0.15 else None
    place = burst[1] + chance.randrange(3) if burst else chance.randrange(DAYS)
    codes = dict.fromkeys(chance.choices(COUNTRIES, WEIGHTS, k=chance.choice((1, 1, 2, 3))))
    codes = [*([burst[0]] if burst and burst[0] not in codes else []), *codes]
    words = [" ".join(chance.choices(WORDS, k=20)).capitalize() + "." for _ in range(2)]
    name = chance.choice(SPEAKERS)
    body = (*words, f"“We have counted {number} of them,” said the {name or 'office'}.")
    draft = draft_of(
        f"Report {number} {chance.choice(WORDS)}",
        body,
        source=chance.choice(SOURCES),
        published=made_date(chance, START + timedelta(place)),
        countries=[(code, chance.random() < 0.7) for code in codes],
        quotes=False,
        language=chance.choice(LANGUAGES),
        tags=chance.sample(TAGS, chance.choice((0, 0, 1, 2))),
    )
    if chance.random() < 0.5:
        return draft
    text = "\n\n".join(body)
    span = (text.index("“"), text.index("”") + 1)
    said = QuoteDraft((span,), SpeechKind.DIRECT, 0.95, speaker_text=name or "office", name=name)
    return replace(draft, quotes=(said,))


def made_copy(chance, draft):
    """The same text of another source, some days later."""
    day = (START + timedelta(chance.randrange(DAYS))).isoformat()
    given = replace(draft.published, value=chance.choice((day, draft.published.value, day[:7])))
    source = replace(draft.source, name=chance.choice(SOURCES))
    return replace(draft, published=given, source=source)


def fill_with_news(library, number, seed=1):
    """Fill a library with so many articles, some read, dated by event, quoted, or in the trash."""
    chance = random.Random(seed)
    drafts = []
    for place in range(number):
        earlier = [d for d in drafts[-40:] if d.published]
        if earlier and chance.random() < 0.15:
            drafts.append(made_copy(chance, chance.choice(earlier)))
        else:
            drafts.append(made_draft(chance, place))
    ids = add_drafts(library, drafts)
    with library.change("Facts of the tests") as session:
        for article in articles_by_id(session, ids):
            _set_facts(chance, article)
    with library.read() as session:
        offered = list(session.scalars(select(Suggestion.id).order_by(Suggestion.id)))
    quotes = desk.accept_suggestions(library, chance.sample(offered, len(offered) * 3 // 4))
    desk.tag_quotes(library, chance.sample(quotes, len(quotes) // 4), "border/trade")
    desk.work_off_index(library)
    return ids


def _set_facts(chance, article: Article):
    day = START + timedelta(chance.randrange(DAYS))
    article.read = chance.random() < 0.4
    article.archived = chance.random() < 0.2
    article.captured = made_date(chance, day)
    article.event = made_date(chance, day) if chance.random() < 0.3 else None
    if chance.random() < 0.2:
        article.address = f"https://made.example/{article.id // 3}"
    article.trashed = "2026-01-01T00:00:00Z" if chance.random() < 0.05 else None
