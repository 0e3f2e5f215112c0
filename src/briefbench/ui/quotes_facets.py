"""How the bank of quotes is narrowed: lines with counts at the side; what is chosen, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefbench.base.words import tr, trn
from briefbench.model.bank import UNDATED, FoundQuotes, QuoteField, QuoteFilter, QuoteState
from briefbench.model.kinds import SpeechKind
from briefbench.ui.delegates import NavRow
from briefbench.ui.formats import long_date, month_name

ALL, MORE, STRETCH = "all", "more", "stretch"
"""Lines that are no value of a field: let all go, unfold a field, write down a stretch of days."""

SPANS = (7, 30)
"""Days before today that can be chosen as a date."""

SHOWN = 5
"""Values of a field before it is unfolded; of dates, months."""

STATES = {
    QuoteState.UNBRIEFED: ("Not yet briefed", "circle"),
    QuoteState.BRIEFED: ("In a brief", "files"),
    QuoteState.REVIEW: ("Needs review", "link-break"),
    QuoteState.ALTERED: ("Not word for word", "warning"),
    QuoteState.COMMENTED: ("With a comment", "chat-text"),
}
KINDS = {
    SpeechKind.DIRECT: "Direct speech",
    SpeechKind.MIXED: "Mixed speech",
    SpeechKind.REPORTED: "Reported speech",
}


@dataclass(frozen=True, slots=True)
class Naming:
    """How values are called, and the hues of tags by path."""

    country: Callable[[str], str]
    language: Callable[[str], str]
    hues: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Group:
    """A field at the side: its heading, the words of its fold, and the sign of its lines."""

    heading: str
    one: str
    many: str
    icon: str = ""


GROUPS: Mapping[QuoteField, Group] = {
    QuoteField.STATE: Group("State", "", ""),
    QuoteField.SPEAKER: Group("Speaker", "All {n} speaker…", "All {n} speakers…", "user"),
    QuoteField.SAID_BY: Group("Said by", "All {n} country…", "All {n} countries…"),
    QuoteField.ABOUT: Group("About", "All {n} country…", "All {n} countries…"),
    QuoteField.DATE: Group("Date", "All {n} month…", "All {n} months…", "calendar-blank"),
    QuoteField.QUOTE_TAG: Group("Tag", "All {n} tag…", "All {n} tags…"),
    QuoteField.TAG: Group("Tag of the article", "All {n} tag…", "All {n} tags…"),
    QuoteField.SOURCE: Group("Source", "All {n} source…", "All {n} sources…", "newspaper-clipping"),
    QuoteField.ROLE: Group("Role", "All {n} role…", "All {n} roles…", "identification-badge"),
    QuoteField.KIND: Group("Kind", "", "", "quotes"),
    QuoteField.LANGUAGE: Group("Language", "All {n} language…", "All {n} languages…", "translate"),
}
"""The fields in the order of the side."""


TAGS = {QuoteField.TAG, QuoteField.QUOTE_TAG}


def turned(chosen: QuoteFilter, field: QuoteField, value: str) -> QuoteFilter:
    """Return a filter with a value chosen, or let go when it was chosen before.

    States are chosen together; in every other field one value takes the place of another.
    """
    before = chosen.values(field)
    if value in before:
        after = tuple(each for each in before if each != value)
    else:
        after = (*before, value) if field is QuoteField.STATE else (value,)
    return chosen.with_values(field, after)


def spans(today: dt.date) -> list[str]:
    """Return the stretches of days that are offered, as dates of a filter."""
    return [f"{(today - dt.timedelta(days=days)).isoformat()}/" for days in SPANS]


def facet_rows(
    found: FoundQuotes,
    chosen: QuoteFilter,
    unfolded: Collection[str],
    today: dt.date,
    naming: Naming,
    briefs: Sequence[NavRow] = (),
) -> list[NavRow]:
    """Return the lines of the side; a line counts what a click on it would show.

    The lines of ``briefs``, which take what is dropped on them, stand below those of the states.
    """
    rows = [
        NavRow(
            tr("All quotes"),
            icon="quotes",
            count=found.everything,
            question=ALL,
            marked=not chosen.fields,
        )
    ]
    for field, group in GROUPS.items():
        lines = list(_lines(field, found.counts.get(field, {}), chosen, unfolded, today, naming))
        if lines:
            rows += [NavRow(tr(group.heading), heading=True), *lines]
        if field is QuoteField.STATE:
            rows += briefs
    return rows


def chosen_words(chosen: QuoteFilter, today: dt.date, naming: Naming) -> str:
    """Return what is chosen in plain words, ``""`` for nothing."""
    forms = {QuoteField.SAID_BY: tr("said by {value}"), QuoteField.ABOUT: tr("about {value}")}
    parts = []
    for field in chosen.fields:
        names = [value_words(field, value, today, naming) for value in chosen.values(field)]
        words = (", " if field is QuoteField.STATE else tr(" or ")).join(names)
        parts.append(forms.get(field, "{value}").format(value=words))
    text = " · ".join(parts)
    return text[:1].upper() + text[1:]


def value_words(field: QuoteField, value: str, today: dt.date, naming: Naming) -> str:
    """Return how a value of a field is called."""
    match field:
        case QuoteField.SAID_BY | QuoteField.ABOUT:
            return naming.country(value)
        case QuoteField.LANGUAGE:
            return naming.language(value)
        case QuoteField.STATE:
            return tr(STATES[QuoteState(value)][0])
        case QuoteField.KIND:
            return tr(KINDS[SpeechKind(value)])
        case QuoteField.DATE:
            return _date_words(value, today)
    return value


def _date_words(value: str, today: dt.date) -> str:
    if value == UNDATED:
        return tr("undated")
    offered = spans(today)
    if value in offered:
        days = SPANS[offered.index(value)]
        return trn("Last {n} day", "Last {n} days", days)
    start, stretch, end = value.partition("/")
    if not stretch:
        return (
            f"{month_name(int(value[5:7]), whole=True)} {value[:4]}"
            if len(value) == len("2026-10")
            else long_date(value)
        )
    if not end:
        return tr("from {day}").format(day=long_date(start))
    if not start:
        return tr("until {day}").format(day=long_date(end))
    return tr("{first} to {last}").format(first=long_date(start), last=long_date(end))


def _lines(
    field: QuoteField,
    counts: Mapping[str, int],
    chosen: QuoteFilter,
    unfolded: Collection[str],
    today: dt.date,
    naming: Naming,
) -> Iterator[NavRow]:
    """Yield the lines of one field; a field that nobody can choose from has none."""
    picked = chosen.values(field)

    def line(value: str) -> NavRow:
        return NavRow(
            value_words(field, value, today, naming),
            code=value if field in {QuoteField.SAID_BY, QuoteField.ABOUT} else "",
            hue=naming.hues.get(value, 5) if field in TAGS else None,
            icon=_icon(field, value),
            count=counts.get(value, 0),
            question=f"{field.value}:{value}",
            marked=value in picked,
        )

    if field is QuoteField.STATE:
        yield from (line(v) for v in STATES if counts.get(v) or v in picked)
        return
    if field is QuoteField.DATE:
        yield from _dates(counts, picked, unfolded, today, line)
        return
    values = [*(v for v in picked if v not in counts), *counts]
    if len(values) < 2 and not picked and field in {QuoteField.KIND, QuoteField.LANGUAGE}:
        return
    yield from map(line, _shown(values, picked, field.value in unfolded))
    yield from _fold(field, len(values), unfolded)


def _dates(
    counts: Mapping[str, int],
    picked: Sequence[str],
    unfolded: Collection[str],
    today: dt.date,
    line: Callable[[str], NavRow],
) -> Iterator[NavRow]:
    offered = spans(today)
    months = [value for value in counts if value not in {*offered, UNDATED}]
    others = [value for value in picked if value not in counts]
    if not any(counts.values()) and not picked:
        return
    yield from map(line, (v for v in offered if counts.get(v) or v in picked))
    yield from map(line, _shown(months, picked, QuoteField.DATE.value in unfolded))
    yield from _fold(QuoteField.DATE, len(months), unfolded)
    yield from map(line, others)
    if counts.get(UNDATED) or UNDATED in picked:
        yield line(UNDATED)
    yield NavRow(tr("From – to…"), icon="calendar", question=STRETCH)


def _shown(values: Sequence[str], picked: Sequence[str], whole: bool) -> Sequence[str]:  # noqa: FBT001
    """Return the values that have a line; what is picked has one always."""
    if whole:
        return values
    return [v for n, v in enumerate(values) if n < SHOWN or v in picked]


def _fold(field: QuoteField, total: int, unfolded: Collection[str]) -> Iterator[NavRow]:
    group = GROUPS[field]
    if total > SHOWN:
        whole = field.value in unfolded
        text = tr("Fewer") if whole else trn(group.one, group.many, total)
        yield NavRow(text, icon="dots-three", question=f"{MORE}:{field.value}")


def _icon(field: QuoteField, value: str) -> str:
    if field is QuoteField.STATE:
        return STATES[QuoteState(value)][1]
    return "calendar-x" if value == UNDATED else GROUPS[field].icon
