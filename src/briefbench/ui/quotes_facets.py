"""How the bank of quotes is narrowed: by speaker, country, tag, state and date."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from briefbench.base.words import tr, trn
from briefbench.model.rows import QuoteRow
from briefbench.ui.delegates import NavRow
from briefbench.ui.formats import month_name

SPEAKER, COUNTRY, TAG, STATE, DATE = "speaker", "country", "tag", "state", "date"
MORE = "more"
"""A line of this group unfolds the group it names."""

OPEN, BROKEN, COMMENTED = "open", "broken", "commented"
UNDATED = "undated"
SPANS = (7, 30)
"""Days before today that can be chosen as a date."""

SHOWN = {SPEAKER: 6, COUNTRY: 6, TAG: 6, DATE: 3}
"""Lines of a group before it is unfolded; of dates, months."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is chosen, one value a group, ``""`` for all."""

    speaker: str = ""
    country: str = ""
    tag: str = ""  # path
    state: str = ""
    date: str = ""  # days before today, an ISO month, or UNDATED

    def turned(self, group: str, value: str) -> Narrowing:
        """Return this with a value chosen, or let go when it was chosen before."""
        return replace(self, **{group: "" if getattr(self, group) == value else value})

    def fits(self, row: QuoteRow, today: dt.date, *, but: str = "") -> bool:
        """Say whether a quote fits everything chosen, one group left out of account."""
        return all(
            group == but or not getattr(self, group) or getattr(self, group) in values(row, today)
            for group, values in GROUPS.items()
        )


def _speakers(row: QuoteRow, _today: dt.date) -> Collection[str]:
    return (row.speaker,) if row.speaker else ()


def _countries(row: QuoteRow, _today: dt.date) -> Collection[str]:
    codes = {chip.code for chip in row.countries}
    return codes | {row.country} if row.country else codes


def _tags(row: QuoteRow, _today: dt.date) -> Collection[str]:
    """Return the paths of the tags and of all tags above them."""
    return {path for tag in row.tags for path in _above(tag.path)}


@cache
def _above(path: str) -> tuple[str, ...]:
    """Return the paths of a tag and of the tags above it."""
    parts = path.split("/")
    return tuple("/".join(parts[: n + 1]) for n in range(len(parts)))


def _states(row: QuoteRow, _today: dt.date) -> Collection[str]:
    states = ((OPEN, not row.briefed), (BROKEN, not row.verbatim), (COMMENTED, bool(row.comment)))
    return {state for state, so in states if so}


def _dates(row: QuoteRow, today: dt.date) -> Collection[str]:
    if not row.published:
        return (UNDATED,)
    spans = {str(n) for n in SPANS if row.published >= _since(today, n)}
    return spans | {row.published[:7]}


@cache
def _since(today: dt.date, days: int) -> str:
    return (today - dt.timedelta(days=days)).isoformat()


GROUPS: Mapping[str, Callable[[QuoteRow, dt.date], Collection[str]]] = {
    SPEAKER: _speakers,
    COUNTRY: _countries,
    TAG: _tags,
    STATE: _states,
    DATE: _dates,
}
"""The values a quote has in each group."""


def facet_rows(
    rows: Sequence[QuoteRow],
    chosen: Narrowing,
    unfolded: Collection[str],
    today: dt.date,
    country_name: Callable[[str], str],
) -> list[NavRow]:
    """Return the lines of the sidebar; a line counts what a click on it would show.

    Args:
        rows: All quotes that the words of the search let through.
        chosen: What is chosen already.
        unfolded: Groups that are shown whole.
        today: For dates that are told from today.
        country_name: Gives a country's name for its code.

    """
    counts = _counts(rows, chosen, today)
    hues = {path: tag.colour for row in rows for tag in row.tags for path in _above(tag.path)}
    state_words = {
        OPEN: (tr("Not yet briefed"), "circle"),
        BROKEN: (tr("Not word for word"), "warning"),
        COMMENTED: (tr("With a comment"), "chat-text"),
    }
    found = _group(
        SPEAKER, tr("Speaker"), counts, chosen, unfolded, lambda v: NavRow(v, icon="user")
    )
    found += _group(
        COUNTRY,
        tr("Country"),
        counts,
        chosen,
        unfolded,
        lambda v: NavRow(country_name(v), code=v),
    )
    found += _group(
        TAG, tr("Tag"), counts, chosen, unfolded, lambda v: NavRow(v, hue=hues.get(v, 5))
    )
    if not rows:
        none = NavRow(tr("None yet"), hint=True)
        heads = (NavRow(tr(words), heading=True) for words in ("State", "Date"))
        return [*found, *(line for head in heads for line in (head, none))]
    found.append(NavRow(tr("State"), heading=True))
    for value, (words, icon) in state_words.items():
        found.append(_line(STATE, value, counts, chosen, NavRow(words, icon=icon)))
    return found + _date_rows(counts, chosen, unfolded)


def _counts(rows: Sequence[QuoteRow], chosen: Narrowing, today: dt.date) -> dict[str, Counter[str]]:
    """Return how many quotes have each value, those left that the other groups let through."""
    counts: dict[str, Counter[str]] = {group: Counter() for group in GROUPS}
    wanted = [(group, value) for group in GROUPS if (value := getattr(chosen, group))]
    for row in rows:
        found = {group: values(row, today) for group, values in GROUPS.items()}
        missed = [group for group, value in wanted if value not in found[group]]
        for group in GROUPS if not missed else missed if len(missed) == 1 else ():
            counts[group].update(found[group])
    return counts


def _group(
    group: str,
    heading: str,
    counts: Mapping[str, Counter[str]],
    chosen: Narrowing,
    unfolded: Collection[str],
    made: Callable[[str], NavRow],
) -> list[NavRow]:
    values = [value for value, _ in sorted(counts[group].items(), key=lambda c: (-c[1], c[0]))]
    picked = getattr(chosen, group)
    if picked and picked not in values:
        values.insert(0, picked)
    found = [NavRow(heading, heading=True)]
    if not values:
        return [*found, NavRow(tr("None yet"), hint=True)]
    shown = values if group in unfolded else values[: SHOWN[group]]
    if picked and picked not in shown:
        shown = [*shown[:-1], picked]
    found += [_line(group, value, counts, chosen, made(value)) for value in shown]
    return found + _more(group, len(values), unfolded)


def _date_rows(
    counts: Mapping[str, Counter[str]], chosen: Narrowing, unfolded: Collection[str]
) -> list[NavRow]:
    months = sorted((v for v in counts[DATE] if len(v) == 7 and v[4:5] == "-"), reverse=True)
    shown = months if DATE in unfolded else months[: SHOWN[DATE]]
    found = [NavRow(tr("Date"), heading=True)]
    for days in SPANS:
        words = trn("Last {n} day", "Last {n} days", days)
        found.append(_line(DATE, str(days), counts, chosen, NavRow(words, icon="calendar-blank")))
    for month in shown:
        words = f"{month_name(int(month[5:7]), whole=True)} {month[:4]}"
        found.append(_line(DATE, month, counts, chosen, NavRow(words, icon="calendar-blank")))
    found += _more(DATE, len(months), unfolded)
    if counts[DATE][UNDATED] or chosen.date == UNDATED:
        line = NavRow(tr("undated"), icon="calendar-x")
        found.append(_line(DATE, UNDATED, counts, chosen, line))
    return found


def _line(
    group: str,
    value: str,
    counts: Mapping[str, Counter[str]],
    chosen: Narrowing,
    line: NavRow,
) -> NavRow:
    return replace(
        line,
        count=counts[group][value],
        question=f"{group}:{value}",
        marked=getattr(chosen, group) == value,
    )


def _more(group: str, total: int, unfolded: Collection[str]) -> list[NavRow]:
    if total <= SHOWN[group]:
        return []
    words = {
        SPEAKER: trn("All {n} speaker…", "All {n} speakers…", total),
        COUNTRY: trn("All {n} country…", "All {n} countries…", total),
        TAG: trn("All {n} tag…", "All {n} tags…", total),
        DATE: trn("All {n} month…", "All {n} months…", total),
    }[group]
    text = tr("Fewer") if group in unfolded else words
    return [NavRow(text, icon="dots-three", question=f"{MORE}:{group}")]
