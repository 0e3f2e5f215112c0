"""Words that tell that somebody says something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefbench.analysis.wordlists import words


class Force(StrEnum):
    """How much a verb proves by itself."""

    SAYS = "says"  # a verb of speech: what follows is said
    HOLDS = "holds"  # thought, hope, promise: only with a clause
    MARKS = "marks"  # only together with quotation marks


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech by its base form."""

    base: str
    force: Force


_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote writing written",
    "think": "thinks thought thinking",
    "find": "finds found finding",
    "swear": "swears swore swearing",
    "quip": "quips quipped quipping",
    "admit": "admits admitted admitting",
    "know": "knows knew knowing",
    "understand": "understands understood understanding",
    "read": "reads read reading",
    "show": "shows showed showing shown",
    "retort": "retorts retorted retorting",
    "refer": "refers referred referring",
    "begin": "begins began beginning",
    "plead": "pleads pleaded pled pleading",
    "cry": "cries cried crying",
    "confess": "confesses confessed confessing",
    "teach": "teaches taught teaching",
    "brag": "brags bragged bragging",
    "label": "labels labelled labeled labelling labeling",
    "signal": "signals signalled signaled signalling signaling",
    "feel": "feels felt feeling",
}
_SAYS = (
    "say tell add state announce declare explain insist reply respond remark write tweet claim "
    "argue note warn recall stress comment report observe quip joke testify retort concede "
    "acknowledge assert allege caution conclude confirm contend counter emphasize emphasise "
    "predict vow complain reiterate boast confess recount pronounce exclaim lament muse continue "
    "elaborate counsel ask admit reveal disclose opine wonder brag gush plead proclaim interject "
    "posit theorize sigh underline underscore"
)
_HOLDS = (
    "suggest believe think hope fear deny indicate show find promise pledge agree maintain feel "
    "estimate know propose decide demand learn signal point advise assure convince remind inform "
    "urge expect speculate imply worry doubt swear realize discover charge determine assume assess"
)
_MARKS = (
    "call describe dismiss accuse criticize criticise praise blast denounce label brand slam mock "
    "decry hail blame express question ridicule characterize deride chant shout yell scream cry "
    "read deem condemn speak post quote cite refer begin implore voice"
)
# Forms that are nouns at least as often as verbs.
NOUNS = words(
    "report reports claim claims state states show shows hope hopes fear fears comment comments "
    "call calls question questions blame cry charge point demand demands promise vow post posts "
    "quote estimate estimates doubt read label brand praise note notes tweet tweets feel ask reply "
    "address advise remark remarks respond stress counsel voice find finds"
)
NOT_ADVERBS = words(
    "daily weekly monthly family ally assembly rally reply italy july supply fly monopoly anomaly "
    "bully butterfly only"
)
PRONOUNS = words("he she they i we it you")
OBJECTS = words("him her them me us you it")
AUXILIARIES = words(
    "has have had is was were are be been would will could may might did does do not n't can "
    "should must never didn't doesn't don't won't hasn't haven't wouldn't couldn't isn't wasn't"
)
FINITE = words("is was were are has have had will would can could should may might does did said")
ADVERBS = words(
    "also later then once recently still just even repeatedly often again earlier first now "
    "already always previously further simply both all too famously reportedly"
)
JOINING = words(
    "that and but because when while as if after before where which whether though although since "
    "until or so than what how why"
)
PREPOSITIONS = words(
    "in on at during after before for with from by to about amid despite through under since while "
    "when as if over following"
)
DETERMINERS = words(
    "the a an his her their our its my this these those some one two three many most several no "
    "another any both each"
)
DAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday earlier later "
    "tonight recently last this"
)
OPENS_CLAUSE = words(
    "that he she they it we i you there this these those the a an his her their our its my if "
    "when no not in as while although what how why whether because all some many most people "
    "nobody everyone to"
)


def _forms(base: str) -> list[str]:
    if base in _IRREGULAR:
        return [base, *_IRREGULAR[base].split()]
    if base.endswith("y") and base[-2] not in "aeo":
        return [base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"]
    third = f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z")) else f"{base}s"
    if base.endswith("e"):
        return [base, third, f"{base}d", f"{base[:-1]}ing"]
    return [base, third, f"{base}ed", f"{base}ing"]


def _table() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for force, bases in ((Force.MARKS, _MARKS), (Force.HOLDS, _HOLDS), (Force.SAYS, _SAYS)):
        for base in bases.split():
            for form in _forms(base):
                table[form] = Verb(base, force)
    return table


CUES = _table()
