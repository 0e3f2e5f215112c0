"""Words that tell that somebody says something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefbench.analysis.quotes.lists import listed, table_rows


class Force(StrEnum):
    """How much a verb proves by itself."""

    SAYS = "says"  # a verb of speech: what follows is said
    HOLDS = "holds"  # thought, hope, promise: only with a clause
    MARKS = "marks"  # only together with quotation marks
    BESIDE = "beside"  # only right beside quotation marks


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech by its base form."""

    base: str
    force: Force


# Forms that are nouns at least as often as verbs.
NOUNS = listed("nouns")
NOT_ADVERBS = listed("not_adverbs")
PRONOUNS = listed("pronouns")
OBJECTS = listed("objects")
AUXILIARIES = listed("auxiliaries")
FINITE = listed("finite")
ADVERBS = listed("adverbs")
JOINING = listed("joining")
PREPOSITIONS = listed("prepositions")
DETERMINERS = listed("determiners")
DAYS = listed("days")
CLAUSES = listed("clauses")
OPENS_CLAUSE = listed("opens_clause")


def _forms(base: str) -> list[str]:
    if base.endswith("y") and base[-2] not in "aeo":
        return [base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"]
    third = f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z")) else f"{base}s"
    if base.endswith("e"):
        return [base, third, f"{base}d", f"{base[:-1]}ing"]
    return [base, third, f"{base}ed", f"{base}ing"]


def _table() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for force, base, *irregular in table_rows("english_verbs.tsv"):
        forms = [base, *irregular[0].split()] if irregular else _forms(base)
        table.update((form, Verb(base, Force(force))) for form in forms)
    return table


CUES = _table()
"""The verbs by each of their forms."""

CUE_WORDS = frozenset(CUES) | {"according", "went", "goes", "go"}
"""The words a cue may begin with."""
