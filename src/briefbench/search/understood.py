"""Says a query in plain words: "text has smuggl… and country is Tajikistan"."""

from __future__ import annotations

from collections.abc import Callable

from briefbench.base.words import tr
from briefbench.model.facts import Filter
from briefbench.search.query import (
    And,
    Condition,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
)


def understood(query: Query, names: Callable[[Filter], str]) -> str:
    """Return the query as a sentence without a full stop, ``""`` for everything.

    Args:
        query: The question.
        names: Gives the value of a condition in the user's words: ``Tajikistan`` for ``TJ``.

    """
    return _node(query.root, names, inner=False)


def _node(node: Node, names: Callable[[Filter], str], *, inner: bool = True) -> str:
    match node:
        case And(nodes):
            return tr(" and ").join(_node(one, names) for one in nodes)
        case Or(nodes):
            several = [_node(one, names) for one in nodes]
            words = tr(" or ").join(
                f"({words})" if isinstance(one, And) else words
                for one, words in zip(nodes, several, strict=True)
            )
            return f"({words})" if inner else words
        case Not(one):
            return tr("not ({words})").format(words=_node(one, names, inner=False))
        case Condition(asked):
            return _condition(asked, names(asked))
        case _:
            return _words(node)


def _words(leaf: Term | Prefix | Fuzzy | Phrase) -> str:
    said = leaf.said or (" ".join(leaf.words) if isinstance(leaf, Phrase) else leaf.word)
    match leaf:
        case Prefix():
            shown = f"{said}*"
        case Fuzzy():
            shown = tr("{word} or alike").format(word=said)
        case Phrase(within=None):
            shown = f"“{said}”"
        case Phrase(words, _, within):
            shown = tr("{words} near each other ({n} words)").format(
                words=", ".join(words), n=within
            )
        case _:
            shown = said
    where = {
        "": tr("text has {words}"),
        "title": tr("headline has {words}"),
        "speakers": tr("speaker is {words}"),
        "quotes": tr("a quote has {words}"),
    }[leaf.field]
    return where.format(words=shown)


def _condition(asked: Filter, name: str) -> str:
    sentences = {
        "country": tr("country is {name}"),
        "about": tr("it is about {name}"),
        "tag": tr("tag is {name}"),
        "source": tr("source is {name}"),
        "lang": tr("language is {name}"),
        "is": tr("it is {name}"),
        "before": tr("published before {name}"),
        "after": tr("published on or after {name}"),
        "on": tr("published on {name}"),
        "story": tr("it is of the story {name}"),
    }
    return sentences[asked.field].format(name=name)
