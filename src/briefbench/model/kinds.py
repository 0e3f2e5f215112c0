"""The closed lists of the field. Every value is also the word stored in the library."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a stored thing is; the value is its table name."""

    ORIGINAL = "original"
    PART = "part"
    IMPORT = "import"
    IMPORT_LINE = "import_line"
    SOURCE = "source"
    ARTICLE = "article"
    BLOCK = "block"
    COUNTRY = "article_country"
    SUGGESTION = "suggestion"
    QUOTE = "quote"
    SPEAKER = "speaker"
    SPEAKER_NAME = "speaker_name"
    SPEAKER_ROLE = "speaker_role"
    SPEAKER_APART = "speaker_apart"
    TAG = "tag"
    ARTICLE_TAG = "article_tag"
    QUOTE_TAG = "quote_tag"
    BRIEF = "brief"
    SECTION = "section"
    ITEM = "item"
    ITEM_QUOTE = "item_quote"
    TRAY = "tray_entry"
    SETTING = "setting"
    LEAD = "lead"
    ATTACHMENT = "attachment"
    BORDER_RULE = "border_rule"
    WORD_RULE = "word_rule"
    STORY = "story"
    IN_STORY = "in_story"
    COUNTRY_GROUP = "country_group"
    EVENT_MARKER = "event_marker"


class Verdict(StrEnum):
    """What the officer said of a suggested quote."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


class BlockKind(StrEnum):
    """What a block of an article's text is on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ENTRY = "entry"  # of a list
    QUOTE = "quote"  # block quotation or pull-quote
    CAPTION = "caption"


class Format(StrEnum):
    """What kind of file an original is, told by its content."""

    HTML = "html"
    MHTML = "mhtml"
    WEBARCHIVE = "webarchive"
    WARC = "warc"
    PDF = "pdf"
    EML = "eml"
    DOCX = "docx"
    ODT = "odt"
    EPUB = "epub"
    TEXT = "text"
    MARKDOWN = "markdown"
    FEED = "feed"
    JSONL = "jsonl"


class Precision(StrEnum):
    """How exactly a date is known."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Origin(StrEnum):
    """Where a date was found."""

    METADATA = "metadata"
    ADDRESS = "address"
    TEXT = "text"
    CONTAINER = "container"
    OFFICER = "officer"


class ChainRole(StrEnum):
    """What an outlet or person is in the chain by which a text came to be, nearest first."""

    AGENCY = "agency"  # the text is its own: a dateline, a credit
    CITED = "cited"  # it is said to report
    QUOTED = "quoted"  # it is quoted by the one before


class MentionKind(StrEnum):
    """What kind of word names the country."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    CITY = "city"
    METONYM = "metonym"
    LEADER = "leader"


class SpeechKind(StrEnum):
    """How the words of a speaker are given."""

    DIRECT = "direct"
    MIXED = "mixed"
    REPORTED = "reported"


class MarkColour(StrEnum):
    """The colour of a quote in its text; each has a line of its own, so that none needs colour."""

    GREEN = "green"  # a solid line
    BLUE = "blue"  # dotted
    PURPLE = "purple"  # double
    ORANGE = "orange"  # dashes and dots


class Standing(StrEnum):
    """Whether the words of a quote stand in the kept original."""

    VERBATIM = "verbatim"  # word for word, white space and style of quotation marks aside
    DIFFERS = "differs"
    MISSING = "missing"  # the original is gone, or was changed since it was kept
    UNREADABLE = "unreadable"


class SpeakerKind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    BODY = "body"  # a ministry, an agency, a movement


class Alike(StrEnum):
    """Why two names may be of the same speaker."""

    TITLE = "title"  # equal without titles, marks and accents
    ORDER = "order"  # the same words in another order
    SCRIPT = "script"  # the same sounds in another script
    SPELLING = "spelling"  # the same sounds, written otherwise
    INITIAL = "initial"  # an initial for the given name
    SURNAME = "surname"  # the surname alone
    SHORT = "short"  # the first letters of a body's name


class Stored(StrEnum):
    """What became of a page in an import."""

    NEW = "new"
    KNOWN = "known"
    VERSION = "version"
    LEAD = "lead"  # no page but an address, kept in the list of leads
    ATTACHMENT = "attachment"  # no article was read; the officer keeps it as it is


class BorderKind(StrEnum):
    """What a border rule says of the block it knows."""

    TAIL = "tail"
    BODY = "body"
    TAIL_FROM = "tail-from"  # that block and all that follows it
    BODY_FROM = "body-from"  # that block and what follows, up to the next heading

    @property
    def tail(self) -> bool:
        """Whether it takes the block out of the article."""
        return self in {BorderKind.TAIL, BorderKind.TAIL_FROM}


class WordKind(StrEnum):
    """What a rule of the desk's own word lists says of its words."""

    SPEAKER = "speaker"  # where they name who speaks, they mean this person or body
    NOT_SPEAKER = "not-speaker"  # they never mean this one
    COUNTRY = "country"  # they mean this country, or none
    NOT_COUNTRY = "not-country"  # they never mean this one
    CUE = "cue"  # they tell that somebody says something
    NOT_CUE = "not-cue"

    @property
    def never(self) -> bool:
        """Whether it says what the words are not."""
        return self in {WordKind.NOT_SPEAKER, WordKind.NOT_COUNTRY, WordKind.NOT_CUE}

    @property
    def opposite(self) -> WordKind:
        """The kind that says the contrary of the same words and meaning."""
        return _OPPOSITE[self]


_OPPOSITE = {
    WordKind.SPEAKER: WordKind.NOT_SPEAKER,
    WordKind.COUNTRY: WordKind.NOT_COUNTRY,
    WordKind.CUE: WordKind.NOT_CUE,
    WordKind.NOT_SPEAKER: WordKind.SPEAKER,
    WordKind.NOT_COUNTRY: WordKind.COUNTRY,
    WordKind.NOT_CUE: WordKind.CUE,
}


class Scope(StrEnum):
    """Where a word rule counts; the narrower one comes first."""

    ARTICLE = "article"
    OUTLET = "outlet"
    DESK = "desk"


class Likely(StrEnum):
    """Why an article is taken for the original of its story."""

    NAMED = "named"  # the others name its outlet
    FIRST = "first"  # published before the others
    LONGEST = "longest"
    CAPTURED = "captured"  # saved before the others


class Difference(StrEnum):
    """What became of words, or of a block, from one version to the next."""

    EQUAL = "equal"
    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"  # of a block only: some of its words


class Tlp(StrEnum):
    """Handling marks of TLP 2.0 (FIRST, 2022), least restrictive first; never translated."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"


class TextType(StrEnum):
    """How much of an article's text an item of a brief gives."""

    FULL = "full"
    EXCERPT = "excerpt"
    SUMMARY = "summary"


class ItemKind(StrEnum):
    """What a numbered item of a brief is."""

    ARTICLE = "article"
    CHART = "chart"
    SILENCE = "silence"  # nothing significant to report


class Bucket(StrEnum):
    """The stretch of time one point of a timeline stands for."""

    DAY = "day"
    WEEK = "week"  # ISO 8601
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Per(StrEnum):
    """What a timeline has a series of its own for."""

    COUNTRY = "country"
    SPEAKER = "speaker"
    TAG = "tag"


class Dated(StrEnum):
    """Which of its three dates puts an article into a bucket."""

    PUBLISHED = "published"
    EVENT = "event"  # set by the officer
    CAPTURED = "captured"


class Count(StrEnum):
    """What a timeline counts; copies of one story count once in ``STORIES``."""

    STORIES = "stories"
    ARTICLES = "articles"
    QUOTES = "quotes"


class Sort(StrEnum):
    """The order of found articles."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
