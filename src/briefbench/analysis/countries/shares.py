"""Which countries a text is about, by their part of its weighted mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefbench.analysis.countries.mention import Mention
from briefbench.model.drafts import CountryDraft, MentionDraft
from briefbench.model.kinds import MentionKind

ABOUT = 0.24  # the share from which on a text is about a country
LEAD = 0.15  # of the text, from its beginning, where mentions count more
_LEAD_WEIGHT = 1.3
# Where a report was written, and where its outlet is at home, it has to name anyway.
_DATELINE_WEIGHT = 0.3
_HOME_WEIGHT = 0.8
_TITLE_WEIGHT = 2.0
# Places say what a text is about; who acts for a country says half of that, and an adjective
# ("a Russian-made rifle") less. In a title all count alike.
_WEIGHT = {
    MentionKind.NAME: 1.0,
    MentionKind.DEMONYM: 0.3,
    MentionKind.CAPITAL: 1.0,
    MentionKind.CITY: 1.0,
    MentionKind.METONYM: 0.5,
    MentionKind.LEADER: 0.5,
}


def by_country(
    mentions: Sequence[Mention],
    begin: int,
    lead: int,
    in_title: Iterable[Mention] = (),
    *,
    datelines: Sequence[tuple[int, int]] = (),
    home: str = "",
) -> tuple[CountryDraft, ...]:
    """Return the countries of a text, largest share first.

    A mention weighs by its kind and confidence, three tenths more in the lead and twice in the
    title, a third in a dateline, four fifths when it names the outlet's own country; a country
    that only the title names is left out. A text is about the countries that have a quarter of
    the weight, near enough, or about the first one when none has.

    Args:
        mentions: Those of the body, in text order.
        begin: Where the text begins after labelled lines; those weigh as the lead and name none.
        lead: Where the lead ends, in code points of the body.
        in_title: Those of the title.
        datelines: Places that tell where the text was written.
        home: The outlet's own country, ``""`` when it is not known.

    """
    weights: dict[str, float] = defaultdict(float)
    grouped: dict[str, list[MentionDraft]] = defaultdict(list)
    named = {one.code for one in mentions if one.start >= begin}
    for one in mentions:
        if one.start < begin and one.code not in named:
            continue
        weight = _WEIGHT[one.kind] * one.confidence
        weight *= _LEAD_WEIGHT if one.start < lead else 1.0
        weight *= _HOME_WEIGHT if one.code == home else 1.0
        if any(start <= one.start < end for start, end in datelines):
            weight *= _DATELINE_WEIGHT
        weights[one.code] += weight
        if one.start >= begin:
            grouped[one.code].append(
                MentionDraft(one.start, one.end, one.kind, one.confidence, one.rivals)
            )
    for one in in_title:
        if one.code in grouped:
            weights[one.code] += one.confidence * _TITLE_WEIGHT
    total = sum(weights.values())
    # Of equal ones the first mentioned leads; dictionaries keep that order, sorting too.
    ranked = sorted(weights.items(), key=lambda pair: -round(pair[1], 6))
    return tuple(
        CountryDraft(
            code=code,
            about=weight >= ABOUT * total or place == 0,
            share=weight / total,
            mentions=tuple(grouped[code]),
        )
        for place, (code, weight) in enumerate(ranked)
    )
