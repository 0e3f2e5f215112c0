"""What has been read of a page and is not stored yet.

All spans of drafts are ``[start, end)`` in code points of the *body*: the texts of the blocks that
are not tail, in page order, joined by ``BREAK``.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefbench.base.dates import precision_of
from briefbench.model.kinds import (
    BlockKind,
    BorderKind,
    ChainRole,
    Format,
    MentionKind,
    Origin,
    Precision,
    Scope,
    SpeechKind,
    WordKind,
)

BREAK = "\n\n"  # between two blocks in the joined body

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class BlockDraft:
    """One block of a page's text, in page order; ``tail`` when it is not the article's own."""

    kind: BlockKind
    text: str
    tail: bool = False


@dataclass(frozen=True, slots=True)
class DateDraft:
    """A date as found: ISO 8601 ``value`` (see ``base.dates``) and where it was found."""

    value: str
    origin: Origin

    @property
    def precision(self) -> Precision:
        """How exactly the date is known, by its form."""
        return Precision(precision_of(self.value))


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """The outlet as the page names it; either may be ``""``. ``domain`` is without ``www.``."""

    name: str = ""
    domain: str = ""


@dataclass(frozen=True, slots=True)
class MentionDraft:
    """A word that names a country; ``confidence`` is 0.0 to 1.0.

    ``rivals`` are the codes of the countries that it may stand for too, likeliest first.
    """

    start: int
    end: int
    kind: MentionKind
    confidence: float
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountryDraft:
    """A country that the body names.

    ``code`` is ISO 3166-1 alpha-2; ``share`` its part of all weighted mentions of the text,
    0.0 to 1.0, the sum over the countries is 1; ``mentions`` in text order.
    """

    code: str
    about: bool
    share: float
    mentions: tuple[MentionDraft, ...]


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """A statement that the program believes to have found.

    ``spans`` are the words said, marks of quotation included, in text order, none across a
    ``BREAK``. ``speaker_text`` and ``speaker_span`` are the words that name the speaker where the
    statement stands; ``name`` is the full name when the text gives one and it is certain; ``role``
    as given, ``""`` when none; ``country`` alpha-2 or None.
    """

    spans: tuple[Span, ...]
    kind: SpeechKind
    confidence: float
    speaker_text: str | None = None
    speaker_span: Span | None = None
    name: str | None = None
    role: str = ""
    country: str | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class ChainDraft:
    """A link of the chain by which a text came to be: the words that name it, and their span."""

    words: str
    span: Span
    role: ChainRole


@dataclass(frozen=True, slots=True)
class PictureDraft:
    """The picture that leads an article.

    ``reference`` is where the page says it is: a path beside the page, an address, ``cid:...``, or
    ``data:N`` for the Nth picture (from 0) that the page holds itself. ``caption`` and ``alt`` as
    the page has them, ``""`` when it has none.
    """

    reference: str
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as read from a page; what analysis finds is put in by ``dataclasses.replace``.

    ``member`` is None, or the place inside a file that holds several (a line number).
    ``countries`` and ``quotes`` are None until they were looked for or given; empty means none.
    ``excerpt`` when the file gives only the beginning or a summary of the article.
    """

    title: str
    blocks: tuple[BlockDraft, ...]
    format: Format
    member: str | None = None
    byline: tuple[str, ...] = ()
    source: SourceDraft = SourceDraft()
    url: str | None = None
    published: DateDraft | None = None
    captured: DateDraft | None = None
    language: str = ""  # ISO 639-1, "" when unknown
    tags: tuple[str, ...] = ()
    countries: tuple[CountryDraft, ...] | None = None
    quotes: tuple[QuoteDraft, ...] | None = None
    fingerprint: tuple[str, ...] | None = None
    excerpt: bool = False
    chain: tuple[ChainDraft, ...] | None = None  # None until it was looked for
    picture: PictureDraft | None = None

    @property
    def body(self) -> str:
        """The article's own text: the blocks that are not tail, joined by ``BREAK``."""
        return BREAK.join(block.text for block in self.blocks if not block.tail)


@dataclass(frozen=True, slots=True)
class BorderRuleDraft:
    """A rule that is to be followed on the pages of ``outlet`` (its domain, else its name)."""

    outlet: str
    kind: BorderKind
    text: str


@dataclass(frozen=True, slots=True)
class WordRuleDraft:
    """A rule of the desk's own word lists as analysis follows it.

    ``meaning`` is a speaker's name or the alpha-2 code of a country, ``""`` for none and for cues;
    ``role`` is given with a speaker. ``article`` (see ``article_key``) or ``outlets`` (keys of
    ``base.outlets``) say where a rule of that scope counts.
    """

    kind: WordKind
    words: str
    meaning: str = ""
    role: str = ""
    scope: Scope = Scope.DESK
    article: str = ""
    outlets: tuple[str, ...] = ()


def article_key(sha256: str, member: str) -> str:
    """Return what tells an article from all others before it is stored: its file, its place."""
    return f"{sha256}/{member}"


@dataclass(frozen=True, slots=True)
class PartDraft:
    """A file that belongs to a page (picture, style sheet): its name as referred to, its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ProblemDraft:
    """Why something could not be read: a word for programs, a sentence and advice for people.

    ``address`` is where the page is on the web when that is all the file tells (kind ``lead``).
    """

    kind: str
    message: str
    advice: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class PageDraft:
    """What one line of a read gives: an article, or the reason why there is none.

    ``path`` is the file as the user named it; ``sha256`` is ``""`` when it could not be opened.
    Exactly one of ``article`` and ``problem`` is set.
    """

    path: str
    sha256: str
    member: str | None = None
    article: ArticleDraft | None = None
    problem: ProblemDraft | None = None
