"""Groups of countries: those that come with the program, and those an officer makes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.analysis.country_groups import known_groups
from briefbench.analysis.country_names import codes_by_name, country_name, is_country
from briefbench.base.dates import is_date
from briefbench.base.errors import NotFound, Refused
from briefbench.base.words import tr
from briefbench.desk.library import Library
from briefbench.model.country_records import CountryGroup
from briefbench.model.country_rows import CountryGroupRow

FEW = 8
"""Members of a group that are said one by one."""

LONGEST = 60
"""Code points of a group's name."""


def list_country_groups(library: Library) -> list[CountryGroupRow]:
    """Return all groups by name. One that the officer made stands for a known one of its name."""
    with library.read() as session:
        return _rows(session)


def group_codes(library: Library, name: str) -> tuple[str, ...]:
    """Return the members (alpha-2, ascending) of the group with this name or further name.

    Case does not count. A timeline shows a group as one series with these: what is about any of
    them, each story once.

    Raises:
        NotFound: There is no such group.

    """
    with library.read() as session:
        found = groups_of(session).by_name.get(_key(name))
    if found is None:
        raise _gone(name)
    return found.codes


def make_country_group(
    library: Library, name: str, codes: Sequence[str], *, since: str = "", note: str = ""
) -> int:
    """Make a group; where one that comes with the program has the name, it takes its place.

    Args:
        library: The library to change.
        name: What it is searched by.
        codes: Its members, ISO 3166-1 alpha-2, in any order and case.
        since: The ISO date since which they have been its members, ``""`` when not said.
        note: What else is to be known of it.

    Returns:
        The group's id.

    Raises:
        Refused: The name is empty, too long, a country's or that of another group of the
            officer's; there are no members or one is no country; ``since`` is no date.

    """
    with library.change(tr("Make group of countries")) as session:
        group = CountryGroup(name="", codes=[])
        _fill(session, group, name, codes, since, note)
        session.add(group)
        session.flush()
        return group.id


def set_country_group(
    library: Library,
    group_id: int,
    *,
    name: str | None = None,
    codes: Sequence[str] | None = None,
    since: str | None = None,
    note: str | None = None,
) -> None:
    """Change a group of the officer's; what is None stays. As for ``make_country_group``.

    Raises:
        NotFound: It is gone.
        Refused: As for ``make_country_group``.

    """
    with library.change(tr("Change group of countries")) as session:
        group = _group(session, group_id)
        _fill(
            session,
            group,
            group.name if name is None else name,
            group.codes if codes is None else codes,
            group.since if since is None else since,
            group.note if note is None else note,
        )


def remove_country_group(library: Library, group_id: int) -> None:
    """Remove a group of the officer's; one that comes with the program is back in its place.

    Raises:
        NotFound: It is gone.

    """
    with library.change(tr("Remove group of countries")) as session:
        session.delete(_group(session, group_id))


@dataclass(frozen=True, slots=True)
class Groups:
    """All groups, as a search asks for them; ``by_name`` has further names too, in lower case."""

    by_name: Mapping[str, CountryGroupRow]

    def values(self) -> dict[str, str]:
        """Return what may stand behind ``country:``: codes by name, and groups' names by theirs.

        A country's own name or code comes first.
        """
        return {key: group.name for key, group in self.by_name.items()} | codes_by_name()

    def known(self, value: str) -> str:
        """Return a country's code or a group's name as it is kept, whatever its case.

        What is neither is taken for a code.
        """
        group = None if is_country(value.upper()) else self.by_name.get(_key(value))
        return group.name if group else value.upper()

    def codes(self, value: str) -> tuple[str, ...]:
        """Return the countries that such a value stands for: a group's members, or the one."""
        group = None if is_country(value) else self.by_name.get(_key(value))
        return group.codes if group else (value,)

    def said(self, value: str) -> str:
        """Return such a value in the user's words."""
        group = None if is_country(value) else self.by_name.get(_key(value))
        if group is None:
            return country_name(value)
        if len(group.codes) <= FEW:
            return tr("one of {group} ({codes})").format(
                group=group.name, codes=", ".join(group.codes)
            )
        return tr("one of {group} ({n} countries)").format(group=group.name, n=len(group.codes))


def groups_of(session: Session) -> Groups:
    """Return the groups that a library knows now."""
    rows = _rows(session)
    further = {_key(name): row for row in rows for name in row.names}
    return Groups(further | {_key(row.name): row for row in rows})


def _rows(session: Session) -> list[CountryGroupRow]:
    known = {group.name: group for group in known_groups()}
    rows = []
    for record in session.scalars(select(CountryGroup)):
        row = CountryGroupRow(
            name=record.name,
            codes=tuple(record.codes),
            since=record.since,
            note=record.note,
            id=record.id,
        )
        for group in known_groups():
            if _key(row.name) in {_key(name) for name in (group.name, *group.names)}:
                known.pop(group.name, None)
                others = (name for name in (group.name, *group.names) if name != row.name)
                row = replace(row, names=tuple(others))
        rows.append(row)
    return sorted((*rows, *known.values()), key=lambda row: _key(row.name))


def _group(session: Session, group_id: int) -> CountryGroup:
    group = session.get(CountryGroup, group_id)
    if group is None:
        raise NotFound(tr("That group of countries is no longer there."))
    return group


def _fill(
    session: Session,
    group: CountryGroup,
    name: str,
    codes: Iterable[str],
    since: str,
    note: str,
) -> None:
    plain = _name(session, group, name)
    members = sorted({code.strip().upper() for code in codes})
    wrong = next((code for code in members if not is_country(code)), None)
    if wrong is not None:
        raise Refused(
            tr("There is no country with the code {code}.").format(code=wrong),
            tr("Use a code of two letters, such as TJ."),
        )
    if not members:
        raise Refused(
            tr("A group needs countries."), tr("Add at least one by its name or its code.")
        )
    if since and not is_date(since):
        raise Refused(
            tr("“{value}” is not a date.").format(value=since),
            tr("Write it as 2021-10-13, 2021-10 or 2021."),
        )
    group.name, group.codes = plain, members
    group.since, group.note = since, " ".join(note.split())


def _name(session: Session, group: CountryGroup, name: str) -> str:
    """Return the name as it is kept."""
    plain = " ".join(name.translate(_NO_MARKS).split())
    if not plain or len(plain) > LONGEST:
        raise Refused(
            tr("A group needs a name of at most {n} letters.").format(n=LONGEST),
            tr("Write a short one, such as Central Asia."),
        )
    if _key(plain) in codes_by_name():
        raise Refused(
            tr("{name} is a country.").format(name=plain), tr("Give the group another name.")
        )
    for other in session.scalars(select(CountryGroup)):
        if other is not group and _key(other.name) == _key(plain):
            raise Refused(
                tr("There is a group {name} already.").format(name=other.name),
                tr("Change that one, or choose another name."),
            )
    return plain


_NO_MARKS = str.maketrans(dict.fromkeys('"“”„«»()', " "))
"""What a query could not write in a name."""


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())


def _gone(name: str) -> NotFound:
    return NotFound(tr("There is no group of countries called {name}.").format(name=name))
