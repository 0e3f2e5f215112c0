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
    mentions: Sequence[Mention], length: int, in_title: Iterable[Mention] = ()
) -> tuple[CountryDraft, ...]:
    """Return the countries of a text, largest share first.

    A mention weighs by its kind and confidence, three tenths more in the lead and twice in the
    title; a country that only the title names is left out. A text is about the countries that
    have a quarter of the weight, near enough, or about the first one when none has.

    Args:
        mentions: Those of the body, in text order.
        length: Code points of the body.
        in_title: Those of the title.

    """
    weights: dict[str, float] = defaultdict(float)
    grouped: dict[str, list[MentionDraft]] = defaultdict(list)
    for one in mentions:
        lead = _LEAD_WEIGHT if one.start < LEAD * length else 1.0
        weights[one.code] += _WEIGHT[one.kind] * one.confidence * lead
        grouped[one.code].append(MentionDraft(one.start, one.end, one.kind, one.confidence))
    for one in in_title:
        if one.code in grouped:
            weights[one.code] += one.confidence * _TITLE_WEIGHT
    total = sum(weights.values())
    ranked = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        CountryDraft(
            code=code,
            about=weight >= ABOUT * total or place == 0,
            share=weight / total,
            mentions=tuple(grouped[code]),
        )
        for place, (code, weight) in enumerate(ranked)
    )
