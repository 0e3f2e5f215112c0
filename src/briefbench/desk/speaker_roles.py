"""What the officer states of a speaker's roles; what quotes tell of them is not written."""

from __future__ import annotations

from briefbench.analysis.country_names import is_country
from briefbench.base.dates import is_date
from briefbench.base.errors import Refused
from briefbench.base.words import tr
from briefbench.desk.library import Library
from briefbench.model.speaker_records import SpeakerRole
from briefbench.store import speakers as questions
from briefbench.store.steps import by_id


def add_speaker_role(
    library: Library,
    speaker_id: int,
    role: str,
    *,
    country: str | None = None,
    first: str = "",
    last: str = "",
) -> int:
    """State what a speaker was and when, and return the statement's id.

    Raises:
        NotFound: The speaker is gone.
        Refused: There is no role, a date is none, or they are in the wrong order.

    """
    _require_role(role, country, first, last)
    with library.change(tr("Add role of speaker")) as session:
        (speaker,) = questions.speakers_by_id(session, [speaker_id])
        stated = SpeakerRole(
            speaker_id=speaker.id,
            called=speaker.name,
            role=" ".join(role.split()),
            country=country or None,
            first=first,
            last=last,
        )
        session.add(stated)
        session.flush()
        return stated.id


def set_speaker_role(
    library: Library, role_id: int, role: str, *, country: str | None, first: str, last: str
) -> None:
    """Write a statement of a role anew.

    Raises:
        NotFound: The statement is gone.
        Refused: There is no role, a date is none, or they are in the wrong order.

    """
    _require_role(role, country, first, last)
    with library.change(tr("Change role of speaker")) as session:
        (stated,) = by_id(session, SpeakerRole, [role_id], tr("That role is no longer there."))
        stated.role, stated.country = " ".join(role.split()), country or None
        stated.first, stated.last = first, last


def remove_speaker_role(library: Library, role_id: int) -> None:
    """Take a statement of a role away; what quotes tell stays.

    Raises:
        NotFound: The statement is gone.

    """
    with library.change(tr("Remove role of speaker")) as session:
        (stated,) = by_id(session, SpeakerRole, [role_id], tr("That role is no longer there."))
        session.delete(stated)


def require_country(country: str | None) -> None:
    """Refuse a code that is no country's."""
    if country and not is_country(country):
        raise Refused(
            tr("There is no country with the code {code}.").format(code=country),
            tr("Use a code of two letters, such as TJ."),
        )


def _require_role(role: str, country: str | None, first: str, last: str) -> None:
    """Refuse a statement without a role, or with dates that are none or in the wrong order."""
    require_country(country)
    if not role.strip():
        raise Refused(tr("No role is written."), tr("Write what the speaker was."))
    for date in (first, last):
        if date and not (is_date(date) and date.isascii()):
            raise Refused(
                tr("“{date}” is no date.").format(date=date),
                tr("Write it as 2021-10-13, 2021-10 or 2021."),
            )
    if first and last and last[: len(first)] < first[: len(last)]:
        raise Refused(tr("The role ends before it begins."), tr("Change one of the dates."))
