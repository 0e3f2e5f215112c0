"""Speakers: found by any of their names, made when new, and what is known of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from briefbench.base.speaker_names import name_key, plain_name
from briefbench.base.words import tr
from briefbench.model.records import Article, Quote, Source, Speaker
from briefbench.model.speaker_records import SpeakerApart, SpeakerName, SpeakerRole
from briefbench.model.speaker_rows import RoleRow, SpeakerNameRow, SpeakerRow, SpeakerView
from briefbench.store.steps import by_id, in_steps


def find_speaker(session: Session, name: str) -> Speaker | None:
    """Return the speaker known by a name, None when there is none; the very same spelling first."""
    plain, key = plain_name(name), name_key(name)
    if not key:
        return None
    known = session.scalars(
        select(SpeakerName).where(SpeakerName.key == key).order_by(SpeakerName.id)
    ).all()
    best = min(known, key=lambda each: each.name != plain, default=None)
    if best is not None:
        return session.get(Speaker, best.speaker_id)
    return session.scalar(select(Speaker).where(Speaker.name == plain))


def further_names(session: Session) -> dict[str, str]:
    """Return the further names of the speakers that have some, one a line, by their own name."""
    lines: dict[str, list[str]] = {}
    statement = (
        select(Speaker.name, SpeakerName.name)
        .join(SpeakerName, SpeakerName.speaker_id == Speaker.id)
        .where(SpeakerName.name != Speaker.name)
        .order_by(SpeakerName.id)
    )
    for name, other in session.execute(statement):
        lines.setdefault(name, []).append(other)
    return {name: "\n".join(others) for name, others in lines.items()}


def speaker_named(session: Session, name: str) -> Speaker | None:
    """Return the speaker known by that name, made when new; None for an empty name."""
    plain = plain_name(name)
    if not plain:
        return None
    found = find_speaker(session, plain)
    if found is None:
        found = Speaker(name=plain, kind=None, country=None)
        session.add(found)
        session.flush()
        add_name(session, found, plain)
    return found


def give_speaker(session: Session, quote: Quote, name: str) -> None:
    """Say who speaks in a quote; the name that is printed stays where it is of the same speaker."""
    speaker = speaker_named(session, name)
    if speaker is None:
        quote.speaker, quote.called = None, ""
    elif quote.speaker is not speaker or not quote.called:
        quote.speaker, quote.called = speaker, plain_name(name)


def add_name(session: Session, speaker: Speaker, name: str) -> SpeakerName:
    """Return the row of a name of the speaker, made when there is none."""
    key = name_key(name)
    for row in names_of(session, [speaker.id]):
        if row.key == key:
            return row
    made = SpeakerName(speaker_id=speaker.id, name=plain_name(name), key=key, was={})
    session.add(made)
    session.flush()
    return made


def names_of(session: Session, speaker_ids: Sequence[int]) -> list[SpeakerName]:
    """Return all names of these speakers, the older first."""
    statement = select(SpeakerName).where(SpeakerName.speaker_id.in_(speaker_ids))
    return list(session.scalars(statement.order_by(SpeakerName.id)))


def speakers_by_id(session: Session, ids: Sequence[int]) -> list[Speaker]:
    """Return these speakers in the order asked; raises NotFound when one is gone."""
    return by_id(session, Speaker, ids, tr("That speaker is no longer in the library."))


def quotes_of(session: Session, speaker_ids: Iterable[int]) -> list[Quote]:
    """Return the quotes of these speakers, those of articles in the trash too."""
    return list(
        session.scalars(
            select(Quote).where(Quote.speaker_id.in_(list(speaker_ids))).order_by(Quote.id)
        )
    )


def other_names(session: Session, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return for each of these names that a speaker bears all names of that speaker.

    The one it is called by comes first. Names count as equal only when every letter is.
    """
    owners: dict[str, int] = {}
    for part in in_steps(sorted({plain_name(name) for name in names if name})):
        known = select(SpeakerName.name, SpeakerName.speaker_id).where(SpeakerName.name.in_(part))
        for name, owner in session.execute(known.order_by(SpeakerName.id)):
            owners.setdefault(name, owner)
    all_names: dict[int, tuple[str, ...]] = {}
    for ids in in_steps(sorted(set(owners.values()))):
        all_names |= _all_names(session, ids)
    return {name: all_names[owner] for name, owner in owners.items()}


def _all_names(session: Session, ids: Sequence[int] | None = None) -> dict[int, tuple[str, ...]]:
    """Return the names of speakers (all for None), each once, the one it is called by first."""
    called = select(Speaker.id, Speaker.name)
    owned = select(SpeakerName.speaker_id, SpeakerName.name).order_by(SpeakerName.id)
    if ids is not None:
        called = called.where(Speaker.id.in_(ids))
        owned = owned.where(SpeakerName.speaker_id.in_(ids))
    names: dict[int, list[str]] = defaultdict(list)
    for statement in (called, owned):
        for id_, name in session.execute(statement):
            names[id_].append(name)
    return {id_: tuple(dict.fromkeys(each)) for id_, each in names.items()}


def speaker_rows(session: Session, ids: Sequence[int] | None = None) -> list[SpeakerRow]:
    """Return speakers (all for None), most quotes first, then by name."""
    names = _all_names(session, ids)
    said = (
        select(Quote.speaker_id, Quote.country, Quote.role, func.count(),
               func.min(Article.published), func.max(Article.published))
        .join(Article, Quote.article_id == Article.id)
        .where(Article.trashed.is_(None), Quote.speaker_id.is_not(None))
        .group_by(Quote.speaker_id, Quote.country, Quote.role)
    )  # fmt: skip
    stated = select(SpeakerRole.speaker_id, SpeakerRole.role, SpeakerRole.last)
    speakers = select(Speaker.id, Speaker.uid, Speaker.name, Speaker.kind, Speaker.country)
    if ids is not None:
        said = said.where(Quote.speaker_id.in_(ids))
        stated = stated.where(SpeakerRole.speaker_id.in_(ids))
        speakers = speakers.where(Speaker.id.in_(ids))
    told: dict[int, _Told] = defaultdict(_Told)
    for owner, country, role, count, first, last in session.execute(said):
        told[owner or 0].add(country, role, count, first or "", last or "")
    for owner, role, last in session.execute(stated):
        told[owner].add_role(role, last or _STILL)
    rows = [
        SpeakerRow(
            id=id_,
            uid=uid,
            name=name,
            kind=kind,
            country=country or told[id_].country,
            country_set=country is not None,
            quotes=told[id_].quotes,
            first=told[id_].first,
            last=told[id_].last,
            names=names[id_],
            role=told[id_].role,
        )
        for id_, uid, name, kind, country in session.execute(speakers)
    ]
    return sorted(rows, key=lambda row: (-row.quotes, row.name.casefold(), row.id))


class Bearer(NamedTuple):
    """A speaker as far as names are compared; ``quotes`` are those of live articles."""

    id: int
    names: tuple[str, ...]  # the one it is called by first
    quotes: int


def bearers(session: Session) -> list[Bearer]:
    """Return all speakers with their names, most quotes first, then by name."""
    said = (
        select(Quote.speaker_id, func.count())
        .join(Article, Quote.article_id == Article.id)
        .where(Article.trashed.is_(None), Quote.speaker_id.is_not(None))
        .group_by(Quote.speaker_id)
    )
    counts = {id_ or 0: count for id_, count in session.execute(said)}
    names = _all_names(session)
    found = [Bearer(id_, each, counts.get(id_, 0)) for id_, each in names.items()]
    return sorted(found, key=lambda each: (-each.quotes, each.names[0].casefold(), each.id))


_STILL = "9999"
"""Comes after every date: what has no end holds."""


@dataclass(slots=True)
class _Told:
    """What quotes and the officer's statements add up to."""

    quotes: int = 0
    first: str = ""
    last: str = ""
    role: str = ""
    _as_of: tuple[str, int] = ("", 0)
    _countries: dict[str, int] = field(default_factory=dict)

    @property
    def country(self) -> str | None:
        """The country most quotes give."""
        counts = self._countries
        return max(counts, key=counts.__getitem__, default=None)

    def add(self, country: str | None, role: str, count: int, first: str, last: str) -> None:
        self.quotes += count
        if country:
            self._countries[country] = self._countries.get(country, 0) + count
        if first:
            self.first = min(self.first or first[:10], first[:10])
            self.last = max(self.last, last[:10])
        self.add_role(role, last, count)

    def add_role(self, role: str, as_of: str, count: int = 0) -> None:
        if role and (not self.role or (as_of, count) > self._as_of):
            self.role, self._as_of = role, (as_of, count)


def speaker_view(session: Session, speaker_id: int) -> SpeakerView:
    """Return everything of a speaker; raises NotFound when it is gone."""
    (speaker,) = speakers_by_id(session, [speaker_id])
    (row,) = speaker_rows(session, [speaker_id])
    said = session.execute(
        select(Quote.id, Quote.called, Quote.role, Quote.country, Article.published, Source.name)
        .join(Article, Quote.article_id == Article.id)
        .outerjoin(Source, Article.source_id == Source.id)
        .where(Article.trashed.is_(None), Quote.speaker_id == speaker_id)
        .order_by(Article.published.desc().nulls_last(), Article.id.desc(), Quote.id)
    ).all()
    called = Counter(name_key(each.called or speaker.name) for each in said)
    sources = Counter(each[5] for each in said if each[5])
    return SpeakerView(
        speaker=row,
        names=_name_rows(session, speaker, called),
        roles=_roles(
            session, speaker_id, [_Role(e[2], e[3], e[4] or "", e[5] or "") for e in said]
        ),
        sources=tuple(sources.most_common()),
        undated=sum(not each.published for each in said),
        quote_ids=tuple(each[0] for each in said),
        dates=tuple(each.published or "" for each in said),
        apart=_apart_from(session, speaker_id),
    )


def _name_rows(
    session: Session, speaker: Speaker, called: Mapping[str, int]
) -> tuple[SpeakerNameRow, ...]:
    main = name_key(speaker.name)
    rows = [
        SpeakerNameRow(each.name, called.get(each.key, 0), each.key == main, bool(each.was))
        for each in names_of(session, [speaker.id])
    ]
    return tuple(sorted(rows, key=lambda row: (not row.main, -row.quotes)))


class _Role(NamedTuple):
    """What one quote tells of a role; ``date`` as published."""

    role: str
    country: str | None
    date: str
    source: str


def _roles(session: Session, speaker_id: int, said: Sequence[_Role]) -> tuple[RoleRow, ...]:
    """Return what the officer states and what quotes tell, equal ones as one, newest first."""
    told: dict[tuple[str, str | None], list[_Role]] = defaultdict(list)
    for each in said:
        if each.role:
            told[each.role.casefold(), each.country].append(each)
    rows = []
    for (_key, country), ways in told.items():
        dates = sorted(each.date[:10] for each in ways if each.date)
        first, last = (dates[0], dates[-1]) if dates else ("", "")
        sources = Counter(each.source for each in ways if each.source)
        names = tuple(name for name, _count in sources.most_common())
        rows.append(RoleRow(ways[0].role, country, first, last, len(ways), sources=names))
    stated = select(SpeakerRole).where(SpeakerRole.speaker_id == speaker_id)
    rows += [
        RoleRow(each.role, each.country, each.first, each.last, 0, each.id)
        for each in session.scalars(stated)
    ]
    return tuple(sorted(rows, key=_role_order, reverse=True))


def _role_order(row: RoleRow) -> tuple[str, int, str]:
    still = _STILL if row.id is not None else ""
    return row.last or still, row.quotes, row.role


def apart_pairs(session: Session) -> set[tuple[str, str]]:
    """Return the pairs of keys of names that are not of the same speaker, the lesser key first."""
    return {(one, other) for one, other in session.execute(
        select(SpeakerApart.one, SpeakerApart.other)
    )}  # fmt: skip


def _apart_from(session: Session, speaker_id: int) -> tuple[tuple[int, str], ...]:
    keys = {each.key for each in names_of(session, [speaker_id])}
    said = session.execute(
        select(SpeakerApart.one, SpeakerApart.other).where(
            SpeakerApart.one.in_(keys) | SpeakerApart.other.in_(keys)
        )
    ).all()
    others = {key for pair in said for key in pair} - keys
    known = (
        select(Speaker.id, Speaker.name)
        .join(SpeakerName, SpeakerName.speaker_id == Speaker.id)
        .where(SpeakerName.key.in_(others), Speaker.id != speaker_id)
        .distinct()
    )
    return tuple((id_, name) for id_, name in session.execute(known.order_by(Speaker.name)))
