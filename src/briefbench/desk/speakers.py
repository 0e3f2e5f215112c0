"""Who speaks, across articles: names, roles, what is one speaker and what is not."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.analysis.same_speaker import agreeing_words, alike_names
from briefbench.base.errors import Refused
from briefbench.base.speaker_names import name_key, plain_name
from briefbench.base.words import tr, trn
from briefbench.desk.library import Library
from briefbench.desk.speaker_roles import require_country
from briefbench.model.kinds import SpeakerKind
from briefbench.model.records import Speaker
from briefbench.model.speaker_records import SpeakerApart, SpeakerRole
from briefbench.model.speaker_rows import LikenessRow, SpeakerRow, SpeakerView
from briefbench.store import speakers as questions
from briefbench.store.quotes import quotes_by_id


def speaker_rows(library: Library) -> list[SpeakerRow]:
    """Return all speakers, most quotes first, then by name; those without quotes too."""
    with library.read() as session:
        return questions.speaker_rows(session)


def speaker_view(library: Library, speaker_id: int) -> SpeakerView:
    """Return everything of a speaker.

    Raises:
        NotFound: It is gone.

    """
    with library.read() as session:
        return questions.speaker_view(session, speaker_id)


def find_speaker(library: Library, name: str) -> int | None:
    """Return the id of the speaker known by a name, None when there is none."""
    with library.read() as session:
        found = questions.find_speaker(session, name)
        return found.id if found else None


def alike_speakers(library: Library, speaker_id: int | None = None) -> list[LikenessRow]:
    """Return the speakers that may be one, the surest first; nothing is merged by itself.

    Those whom the officer said not to be the same are left out. Made for ten thousand speakers in
    less than a second, off the window's thread.

    Args:
        library: The library to ask.
        speaker_id: Only those that may be this one.

    """
    with library.read() as session:
        rows = questions.bearers(session)
        apart = questions.apart_pairs(session)
    owners = [row for row in rows for _ in row.names]
    names = [name for row in rows for name in row.names]
    mine = [at for at, row in enumerate(owners) if row.id == speaker_id]
    pairs = (
        alike_names(names)
        if speaker_id is None
        else [pair for at in mine for pair in alike_names(names, at)]
    )
    said_apart = _apart_ids(rows, apart)
    best: dict[tuple[int, int], LikenessRow] = {}
    for one, other, like in sorted(pairs, key=lambda pair: -pair[2].confidence):
        if other in mine or (not mine and owners[other].quotes > owners[one].quotes):
            one, other = other, one  # noqa: PLW2901 - who is asked of, else who speaks more, first
        first, second = owners[one], owners[other]
        ids = (min(first.id, second.id), max(first.id, second.id))
        if first.id == second.id or ids in said_apart or ids in best:
            continue
        best[ids] = LikenessRow(
            first.id, second.id, names[one], names[other], like.reason, like.confidence,
            first.quotes, second.quotes, tuple(agreeing_words(names[one], names[other])),
        )  # fmt: skip
    return list(best.values())


def describe_speaker(
    library: Library,
    speaker_id: int,
    *,
    name: str | None = None,
    kind: SpeakerKind | str | None = None,
    country: str | None = None,
) -> None:
    """Write what the officer knows of a speaker; what is None stays as it is.

    Args:
        library: The library to change.
        speaker_id: The speaker.
        name: By which it is called from now on; the former one stays one of its names.
        kind: Person or body, ``""`` for not known.
        country: ISO 3166-1 alpha-2, ``""`` for what its quotes tell.

    Raises:
        NotFound: The speaker is gone; nothing was changed.
        Refused: The name is empty or another speaker's, or there is no such country.

    """
    require_country(country)
    with library.change(tr("Describe speaker")) as session:
        (speaker,) = questions.speakers_by_id(session, [speaker_id])
        if name is not None:
            _require_free(session, speaker, name)
            questions.add_name(session, speaker, name)
            speaker.name = plain_name(name)
        if kind is not None:
            speaker.kind = SpeakerKind(kind) if kind else None
        if country is not None:
            speaker.country = country or None


def add_speaker_name(library: Library, speaker_id: int, name: str) -> None:
    """Make a name one of the speaker's: quotes accepted under it are filed with this speaker.

    Raises:
        NotFound: The speaker is gone.
        Refused: The name is empty or another speaker's.

    """
    with library.change(tr("Add name of speaker")) as session:
        (speaker,) = questions.speakers_by_id(session, [speaker_id])
        _require_free(session, speaker, name)
        questions.add_name(session, speaker, name)


def remove_speaker_name(library: Library, speaker_id: int, name: str) -> None:
    """Take a name from a speaker.

    Raises:
        NotFound: The speaker is gone.
        Refused: The speaker is called so, or quotes give it by that name: split it instead.

    """
    key = name_key(name)
    with library.change(tr("Remove name of speaker")) as session:
        (speaker,) = questions.speakers_by_id(session, [speaker_id])
        held = any(name_key(q.called) == key for q in questions.quotes_of(session, [speaker_id]))
        if held or name_key(speaker.name) == key:
            raise Refused(
                tr("“{name}” is in use.").format(name=name),
                tr("Split it off, or call the speaker otherwise first."),
            )
        for row in questions.names_of(session, [speaker_id]):
            if row.key == key:
                session.delete(row)


def merge_speakers(library: Library, speaker_ids: Sequence[int], into: int) -> None:
    """Make speakers one: quotes, names and roles go to ``into``; ``split_speaker`` gives them back.

    Kind and country are taken over where ``into`` has none.

    Raises:
        NotFound: A speaker is gone; nothing was changed.
        Refused: There is nothing to merge.

    """
    others = [id_ for id_ in dict.fromkeys(speaker_ids) if id_ != into]
    if not others:
        raise Refused(tr("A speaker cannot be merged with itself."), tr("Choose another speaker."))
    label = trn("Merge {n} speaker", "Merge {n} speakers", len(others))
    with library.change(label) as session:
        (kept,) = questions.speakers_by_id(session, [into])
        for other in questions.speakers_by_id(session, others):
            _take_over(session, kept, other)


def split_speaker(library: Library, speaker_id: int, name: str) -> int:
    """Make a name a speaker of its own again, with the quotes that give it so; return its id.

    What was merged comes back with all its names, its roles, kind, country and ``uid``. The two are
    not proposed as one again.

    Raises:
        NotFound: The speaker is gone; nothing was changed.
        Refused: It has no such name, or would be left without one.

    """
    with library.change(tr("Split speaker")) as session:
        (speaker,) = questions.speakers_by_id(session, [speaker_id])
        rows = questions.names_of(session, [speaker_id])
        here = next((row for row in rows if row.key == name_key(name)), None)
        if here is None or name_key(speaker.name) == here.key:
            raise Refused(
                tr("“{name}” cannot be split off.").format(name=name),
                tr("Choose one of its further names; the one it is called by stays."),
            )
        was = dict(here.was)
        keys = {here.key, *was.get("names", ())} - {name_key(speaker.name)}
        apart = Speaker(
            name=here.name,
            kind=SpeakerKind(was["kind"]) if was.get("kind") else None,
            country=was.get("country"),
        )
        if was:
            apart.uid = was["uid"]
        session.add(apart)
        session.flush()
        for fact in was.get("gave", ()):
            if getattr(speaker, fact) == getattr(apart, fact):
                setattr(speaker, fact, None)
        here.was = {}
        for row in rows:
            if row.key in keys:
                row.speaker_id = apart.id
        for role in _roles_of(session, speaker_id):
            if name_key(role.called) in keys:
                role.speaker_id = apart.id
        for quote in questions.quotes_of(session, [speaker_id]):
            if name_key(quote.called) in keys:
                quote.speaker = apart
        _say_apart(session, speaker.name, apart.name)
        return apart.id


def split_quotes(library: Library, speaker_id: int, quote_ids: Sequence[int], name: str) -> int:
    """Give quotes of a speaker to a new one, and return its id; for two who share a name.

    The two are not proposed as one. Quotes that are not the speaker's stay where they are.

    Raises:
        NotFound: The speaker or a quote is gone; nothing was changed.
        Refused: No quote is chosen, or the name is empty or a speaker's already.

    """
    with library.change(tr("Split speaker")) as session:
        (speaker,) = questions.speakers_by_id(session, [speaker_id])
        chosen = [
            quote for quote in quotes_by_id(session, quote_ids) if quote.speaker_id == speaker_id
        ]
        if not chosen:
            raise Refused(tr("No quote of this speaker is chosen."), tr("Choose some quotes."))
        if not plain_name(name):
            raise Refused(tr("A speaker needs a name."))
        if (other := questions.find_speaker(session, name)) is not None:
            raise Refused(
                tr("“{name}” is a name of {other} already.").format(name=name, other=other.name),
                tr("Write something that tells the two apart, such as a role behind the name."),
            )
        apart = questions.speaker_named(session, name)
        assert apart is not None
        for quote in chosen:
            quote.speaker, quote.called = apart, apart.name
        _say_apart(session, speaker.name, apart.name)
        return apart.id


def keep_speakers_apart(library: Library, speaker_id: int, other_id: int) -> None:
    """Say that two speakers are not the same; they are not proposed as one again.

    Raises:
        NotFound: One of them is gone.

    """
    with library.change(tr("Not the same speaker")) as session:
        one, other = questions.speakers_by_id(session, [speaker_id, other_id])
        _say_apart(session, one.name, other.name)


def propose_again(library: Library, speaker_id: int, other_id: int) -> None:
    """Take back that two speakers are not the same.

    Raises:
        NotFound: One of them is gone.

    """
    with library.change(tr("Propose speakers again")) as session:
        questions.speakers_by_id(session, [speaker_id, other_id])
        mine = {row.key for row in questions.names_of(session, [speaker_id])}
        theirs = {row.key for row in questions.names_of(session, [other_id])}
        for said in session.scalars(select(SpeakerApart)):
            if (said.one in mine and said.other in theirs) or (
                said.one in theirs and said.other in mine
            ):
                session.delete(said)


def _take_over(session: Session, kept: Speaker, other: Speaker) -> None:
    """Give everything of ``other`` to ``kept`` and remove it, so that it can be split off again."""
    gave = [
        fact
        for fact in ("kind", "country")
        if getattr(kept, fact) is None and getattr(other, fact) is not None
    ]
    for fact in gave:
        setattr(kept, fact, getattr(other, fact))
    questions.add_name(session, other, other.name)
    rows = questions.names_of(session, [other.id])
    own = {row.key: row for row in questions.names_of(session, [kept.id])}
    for quote in questions.quotes_of(session, [other.id]):
        quote.called = quote.called or other.name
        quote.speaker = kept
    for role in _roles_of(session, other.id):
        role.speaker_id = kept.id
    main = name_key(other.name)
    for row in rows:
        if row.key == main:
            row.was = {
                "uid": other.uid,
                "kind": other.kind,
                "country": other.country,
                "names": [each.key for each in rows if each.key != main],
                "gave": gave,
            }
        if row.key in own:  # two that a library of old had, in different letters
            session.delete(row)
        else:
            row.speaker_id = kept.id
    session.flush()
    session.delete(other)
    session.flush()


def _roles_of(session: Session, speaker_id: int) -> list[SpeakerRole]:
    return list(session.scalars(select(SpeakerRole).where(SpeakerRole.speaker_id == speaker_id)))


def _say_apart(session: Session, one: str, other: str) -> None:
    first, second = sorted((name_key(one), name_key(other)))
    said = select(SpeakerApart.id).where(SpeakerApart.one == first, SpeakerApart.other == second)
    if first != second and session.scalar(said) is None:
        session.add(SpeakerApart(one=first, other=second))


def _apart_ids(
    rows: Sequence[questions.Bearer], apart: set[tuple[str, str]]
) -> set[tuple[int, int]]:
    owners = {name_key(name): row.id for row in rows for name in row.names} if apart else {}
    return {
        (min(owners[one], owners[other]), max(owners[one], owners[other]))
        for one, other in apart
        if one in owners and other in owners
    }


def _require_free(session: Session, speaker: Speaker, name: str) -> None:
    if not plain_name(name):
        raise Refused(tr("A speaker needs a name."))
    other = questions.find_speaker(session, name)
    if other is not None and other.id != speaker.id:
        raise Refused(
            tr("“{name}” is a name of {other} already.").format(name=name, other=other.name),
            tr("Merge the two speakers instead."),
        )
