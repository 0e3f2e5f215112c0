"""The query language: a text becomes a tree.

Words are joined by AND; ``OR``, ``NOT`` or ``-``, parentheses, ``"a phrase"``, ``"near these"~5``,
``wor*``, ``fuzzy~``; fields ``title: speaker: quote:`` search words, ``country: about: tag: source:
lang: is: before: after: on: story:`` are conditions on facts. NOT binds before AND, AND before OR.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from briefbench.base.errors import QueryError
from briefbench.base.words import tr
from briefbench.model.facts import Filter
from briefbench.search.conditions import CONDITIONS, condition
from briefbench.search.tokens import Token, tokens_of
from briefbench.search.words import asked_words, is_sign

TEXT_FIELDS = {"title": "title", "speaker": "speakers", "quote": "quotes"}
"""Fields of the language that search words, and what the index calls them."""

DEEPEST = 50
"""Parentheses within parentheses: more is no question of a person."""

MOST_WORDS = 200
"""Words and conditions in one query."""

LONGEST = 4000
"""Code points of one query."""

FARTHEST = 2
"""Letters in which a fuzzy word may differ; with more, short words are like all others."""


LONG = 8
"""Letters from which a fuzzy word may differ in two."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word; ``field`` is ``""`` for title and body, else one of the index's fields.

    ``said`` is how it was typed, here and in the other leaves.
    """

    word: str
    field: str = ""
    said: str = dataclasses.field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so."""

    word: str
    field: str = ""
    said: str = dataclasses.field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words that begin with the same letter and are at most ``distance`` letters away."""

    word: str
    field: str = ""
    most: int | None = None
    said: str = dataclasses.field(default="", compare=False)

    @property
    def distance(self) -> int:
        """Letters that may be other, missing or too many: one, from eight letters on two.

        ``most`` takes its place where it is given.
        """
        return self.most or (1 if len(self.word) < LONG else 2)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together: in this order, or in any within ``within`` words when given."""

    words: tuple[str, ...]
    field: str = ""
    within: int | None = None
    said: str = dataclasses.field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on facts; ``source`` is how it was written."""

    filter: Filter
    source: str


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """All of these; none at all is everything."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these."""

    nodes: tuple[Node, ...]


Node = Term | Prefix | Fuzzy | Phrase | Condition | Not | And | Or
Leaf = Term | Prefix | Fuzzy | Phrase


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood. ``tokens`` are its pieces in order, for marking them."""

    text: str
    root: Node
    tokens: tuple[Token, ...] = ()

    @property
    def asks_for_trash(self) -> bool:
        """Whether the trash is asked for, which is left out otherwise."""
        return self._asks_for("trash")

    @property
    def asks_for_older(self) -> bool:
        """Whether older versions are asked for, which are left out otherwise."""
        return self._asks_for("older")

    def _asks_for(self, state: str) -> bool:
        return any(
            node.filter == Filter("is", state)
            for node in walk(self.root)
            if isinstance(node, Condition)
        )

    def leaves(self) -> list[Leaf]:
        """Return the words that a hit may show; those behind NOT are left out."""
        return [node for node in walk(self.root) if isinstance(node, Leaf)]


def walk(node: Node) -> list[Node]:
    """Return a node and all below it that is not behind NOT."""
    match node:
        case And(nodes) | Or(nodes):
            return [node, *(below for one in nodes for below in walk(one))]
        case Not():
            return []
        case _:
            return [node]


def parse_query(text: str, *, today: date, countries: Mapping[str, str] | None = None) -> Query:
    """Return the tree of a query; an empty one is everything.

    Args:
        text: What was typed.
        today: The day it is for the officer, for ``today`` and ``last week``.
        countries: Alpha-2 codes by lower-case name and code, and names of groups by theirs.

    Raises:
        QueryError: It cannot be understood; the error knows where and how to write it.

    """
    tokens = tokens_of(text) if len(text) <= LONGEST else []
    if len(tokens) > MOST_WORDS or len(text) > LONGEST:
        raise QueryError(
            tr("The search is too long."),
            tr("Use {n} words at most.").format(n=MOST_WORDS),
            0,
            len(text),
        )
    parser = _Parser([token for token in tokens if _says(token)], today, countries or {})
    return Query(text, parser.whole(), tuple(tokens))


@dataclass
class _Parser:
    tokens: list[Token]
    today: date
    countries: Mapping[str, str]
    place: int = 0
    depth: int = 0
    end: int = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        self.end = self.tokens[-1].end if self.tokens else 0

    def whole(self) -> Node:
        node = self.either()
        token = self.peek()
        if token is not None:  # only a closing parenthesis ends ``either`` early
            raise _misread(token, tr("There is a ) without a (."), tr("Remove it."))
        return node

    def either(self) -> Node:
        nodes = [self.all()]
        while (token := self.peek()) is not None and token.kind == "or":
            self.place += 1
            if self.at_end():
                raise _misread(token, tr("OR needs something behind it."), tr("Write: a OR b"))
            nodes.append(self.all())
        return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))

    def all(self) -> Node:
        nodes: list[Node] = []
        first = self.peek()
        while (token := self.peek()) is not None and token.kind not in {"or", "close"}:
            if token.kind == "and":
                self.place += 1
                if self.at_end() or not nodes:
                    raise _misread(
                        token, tr("AND needs something on both sides."), tr("Write: a AND b")
                    )
                continue
            nodes.append(self.one(token))
        if not nodes and first is not None:
            if first.kind == "or":
                raise _misread(first, tr("OR needs something before it."), tr("Write: a OR b"))
            if self.depth and first.kind == "close":
                raise _misread(
                    first, tr("There is nothing in the parentheses."), tr("Remove them.")
                )
        return nodes[0] if len(nodes) == 1 else And(tuple(nodes))

    def one(self, token: Token) -> Node:
        self.place += 1
        if token.kind == "not":
            following = self.peek()
            if following is None or following.kind in {"or", "and", "close"}:
                raise _misread(
                    token, tr("NOT needs something behind it."), tr("Write: -word or NOT word")
                )
            self.depth += 1
            self._bound(token)
            node = Not(self.one(following))
            self.depth -= 1
            return node
        if token.kind == "open":
            return self.group(token)
        return self.leaf(token)

    def group(self, opening: Token) -> Node:
        self.depth += 1
        self._bound(opening)
        node = self.either()
        closing = self.peek()
        if closing is None:
            raise _misread(opening, tr("A ( is never closed."), tr("Add a ) behind it."))
        self.place += 1
        self.depth -= 1
        return node

    def leaf(self, token: Token) -> Node:
        if token.field in CONDITIONS:
            value = condition(token, self.today, self.countries)
            return Condition(Filter(token.field, value), token.source)
        named = TEXT_FIELDS.get(token.field, "")
        words = asked_words(token.value)
        if not words:
            raise _misread(
                token,
                tr("“{words}” holds no word to look for.").format(words=token.value),
                tr("Write letters or digits."),
            )
        if len(words) > 1 and token.ending:
            raise _misread(
                token,
                tr("“{words}” is several words, and a {sign} stands behind one.").format(
                    words=token.value, sign=token.ending
                ),
                tr("Leave a space between the words: {words}{sign}").format(
                    words=" ".join(words), sign=token.ending
                ),
            )
        if len(words) > 1:
            within = token.within if token.kind == "phrase" else None
            return Phrase(words, named, within, said=token.value)
        if token.ending == "*" or is_sign(words[0]):
            return Prefix(words[0], named, said=token.value)
        if token.ending == "~":
            most = token.within and min(token.within, FARTHEST)
            return Fuzzy(words[0], named, most, said=token.value)
        return Term(words[0], named, said=token.value)

    def peek(self) -> Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def at_end(self) -> bool:
        token = self.peek()
        return token is None or token.kind in {"or", "and", "close"}

    def _bound(self, token: Token) -> None:
        if self.depth > DEEPEST:
            raise _misread(token, tr("The parentheses are too deep."), tr("Use fewer of them."))


def _says(token: Token) -> bool:
    """Tell a piece from a lone sign, such as the one in ``black & white``: those are skipped."""
    if token.kind != "word" or token.is_condition:
        return True
    said = asked_words(token.value)
    if said and "*" in token.value:
        raise _misread(
            token,
            tr("A * can only stand at the end of a word."),
            tr("Write the beginning of the word: smuggl*"),
        )
    return bool(said or token.field)


def _misread(token: Token, message: str, advice: str) -> QueryError:
    return QueryError(message, advice, token.start, token.end)
