"""What is said of speakers in the window: who they are, their roles, why two may be one."""

from __future__ import annotations

from briefbench import desk
from briefbench.base.scripts import isolated
from briefbench.base.speaker_names import own_role
from briefbench.base.words import tr, trn
from briefbench.model.kinds import Alike, SpeakerKind
from briefbench.model.speaker_rows import LikenessRow, RoleRow, SpeakerNameRow, SpeakerRow
from briefbench.ui.formats import fact_date, long_date

KINDS = {SpeakerKind.PERSON: "Person", SpeakerKind.BODY: "Body"}

_REASONS = {
    Alike.TITLE: "The same name without titles, marks and accents",
    Alike.ORDER: "The same words in another order",
    Alike.SCRIPT: "The same sounds in another script",
    Alike.SPELLING: "The same sounds, written otherwise",
    Alike.INITIAL: "An initial that may stand for the given name",
    Alike.SURNAME: "The surname alone",
    Alike.SHORT: "The first letters of the body's name",
}


def reason_words(row: LikenessRow) -> str:
    """Return why two names may be of one speaker."""
    return tr(_REASONS[row.reason])


def quotes_words(count: int) -> str:
    """Return ``38 quotes``, in words also for none."""
    return trn("{n} quote", "{n} quotes", count) if count else tr("no quotes")


def country_words(row: SpeakerRow) -> str:
    """Return the country, and where it was taken from when nobody set it; "" for none."""
    if not row.country:
        return ""
    name = desk.country_name(row.country)
    return name if row.country_set else tr("{country} (as the quotes say)").format(country=name)


def span_words(first: str, last: str) -> str:
    """Return from when to when something was told; "" for no dates."""
    if not first or first == last:
        return fact_date(first) if first else ""
    return f"{fact_date(first)} – {fact_date(last)}"


def about_words(row: SpeakerRow) -> str:
    """Return kind, country, number of quotes and their time in one line."""
    kind = tr(KINDS[row.kind]) if row.kind else ""
    parts = (kind, country_words(row), quotes_words(row.quotes), span_words(row.first, row.last))
    return " · ".join(part for part in parts if part)


def role_dates(row: RoleRow) -> str:
    """Return when somebody was something, and who says so: the outlets, or the desk."""
    if row.id is None:
        when = span_words(row.first, row.last) or tr("undated")
        return " · ".join(filter(None, (when, quotes_words(row.quotes), ", ".join(row.sources))))
    if row.first and row.last:
        when = span_words(row.first, row.last)
    elif row.first:
        when = tr("since {date}").format(date=fact_date(row.first))
    elif row.last:
        when = tr("until {date}").format(date=fact_date(row.last))
    else:
        when = ""
    return " · ".join(filter(None, (when, tr("stated by the desk"))))


def role_tip(row: RoleRow) -> str:
    """Return everything that is known of a role, a line each."""
    country = desk.country_name(row.country) if row.country else ""
    return "\n".join(filter(None, (row.role, country, role_dates(row))))


def name_note(row: SpeakerNameRow) -> str:
    """Return what is to be said of a name besides how many quotes give it."""
    if row.main:
        return tr("called so")
    return tr("was a speaker of its own") if row.merged else ""


def spoken_speaker(row: SpeakerRow) -> str:
    """Return the sentence a screen reader says of a speaker."""
    country = desk.country_name(row.country) if row.country else ""
    last = tr("last on {date}").format(date=long_date(row.last)) if row.last else ""
    parts = (row.name, own_role(row.role, row.name), country, quotes_words(row.quotes), last)
    return ", ".join(part for part in parts if part)


def spoken_likeness(row: LikenessRow) -> str:
    """Return the sentence a screen reader says of two speakers that may be one."""
    pairs = agreeing(row)
    return tr("{name}, {quotes}, may be {other}, {others}: {reason}").format(
        name=row.name,
        quotes=quotes_words(row.quotes),
        other=row.other_name,
        others=quotes_words(row.other_quotes),
        reason=", ".join(filter(None, (reason_words(row), pairs))),
    )


def agreeing(row: LikenessRow) -> str:
    """Return the words of two names that agree: ``Yatimov = Ятимов, S. = Saimumin``."""
    return ", ".join(
        isolated(one) if one == other else f"{isolated(one)} = {isolated(other)}"
        for one, other in row.words
    )
