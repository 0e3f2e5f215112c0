"""Word rules on the way out, wishes for them on the way in, and what they would change."""

from __future__ import annotations

from dataclasses import dataclass

from briefbench.model.kinds import Scope, WordKind


@dataclass(frozen=True, slots=True)
class WordRuleWish:
    """A rule that the officer may make.

    ``article_id`` says where it counts for ``Scope.ARTICLE``, and whose outlet is meant for
    ``Scope.OUTLET`` unless ``outlet`` (a key of ``base.outlets``) does.
    """

    kind: WordKind
    words: str
    meaning: str = ""
    role: str = ""
    scope: Scope = Scope.DESK
    article_id: int | None = None
    outlet: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class WordRuleRow:
    """A rule of the desk's own word lists.

    ``sentence`` says what it says; ``place`` where it counts: a headline, an outlet, or ``""``.
    """

    id: int
    uid: str
    kind: WordKind
    words: str
    meaning: str
    role: str
    scope: Scope
    article_id: int | None
    outlet: str
    place: str
    author: str
    made: str
    note: str
    sentence: str


@dataclass(frozen=True, slots=True)
class WordOffer:
    """What a correction can teach: one rule, or one of several, for the scope to be chosen.

    ``outlet`` is the name of the article's outlet, ``""`` when it has none.
    """

    wishes: tuple[WordRuleWish, ...]
    sentences: tuple[str, ...]
    outlet: str


@dataclass(frozen=True, slots=True)
class WordChangeRow:
    """One thing that a rule would change in an article.

    ``what`` is ``country``, ``speaker`` or ``suggestion``; ``words`` the country or the words
    said; ``before`` and ``after`` are ``""`` where there is nothing.
    """

    what: str
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class WordPreviewRow:
    """An article that a rule would change."""

    article_id: int
    title: str
    source: str
    published: str
    changes: tuple[WordChangeRow, ...]


@dataclass(frozen=True, slots=True)
class WordPreview:
    """What a rule would change, the newest article first.

    ``found`` articles have its words, ``looked`` of them were looked at.
    """

    rows: tuple[WordPreviewRow, ...]
    found: int
    looked: int


@dataclass(frozen=True, slots=True)
class WordReport:
    """What became of a rule: its id, None once it is gone, and the articles that changed."""

    rule_id: int | None
    changed: tuple[int, ...]
