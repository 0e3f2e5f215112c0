"""The words of a printed brief: dates, languages, text types and the labels of the page."""

from __future__ import annotations

from datetime import datetime

from briefbench.base.dates import is_date, offset_words, precision_of, zone_named, zone_words
from briefbench.base.words import tr
from briefbench.model.kinds import TextType
from briefbench.timeline.words import months, short_months


def date_words(value: str, zone: str = "UTC") -> str:
    """Return an ISO date as ``19 Nov 2026, 18:40``, ``19 Nov 2026``, ``November 2026`` or ``2026``.

    A date with a time and a zone is told in ``zone``. Returns ``""`` for ``""``, and the text
    itself when it is no date.
    """
    if not is_date(value):
        return value
    precision = precision_of(value)
    if precision == "year":
        return value
    if precision == "month":
        return f"{months()[int(value[5:7]) - 1]}\u00a0{value[:4]}"
    moment = datetime.fromisoformat(value)
    if moment.tzinfo:
        moment = moment.astimezone(zone_named(zone))
    day = f"{moment.day}\u00a0{short_months()[moment.month - 1]}\u00a0{moment.year}"
    return f"{day}, {moment:%H:%M}" if precision == "minute" else day


def period_words(period: tuple[str, str] | None) -> str:
    """Return ``12 Oct 2026 to 18 Oct 2026``, one day alone, or ``""``."""
    if period is None:
        return ""
    first, last = (date_words(day) for day in period)
    return first if first == last else tr("{first} to {last}").format(first=first, last=last)


def cutoff_words(value: str, zone: str) -> str:
    """Return ``20 Nov 2026, 06:00 (UTC+5, Asia/Tashkent)``; without a time, the day alone.

    A zone that is only called after its distance from UTC is not named again.
    """
    if not is_date(value) or precision_of(value) != "minute":
        return date_words(value)
    moment = datetime.fromisoformat(value)
    place = zone_named(zone)
    moment = moment.astimezone(place) if moment.tzinfo else moment.replace(tzinfo=place)
    names = dict.fromkeys((offset_words(moment), zone_words(zone)))
    return f"{date_words(value, zone)} ({', '.join(names)})"


def text_type_words(kind: TextType | None) -> str:
    """Return how a text type is called on the page, ``""`` for None."""
    if kind is None:
        return ""
    return {
        TextType.FULL: tr("Full text"),
        TextType.EXCERPT: tr("Excerpt"),
        TextType.SUMMARY: tr("Summary"),
    }[kind]


def language_words(code: str) -> str:
    """Return a language's name for its ISO 639-1 code; the code in capitals when it has none."""
    names = {
        "ar": tr("Arabic"),
        "az": tr("Azerbaijani"),
        "bn": tr("Bengali"),
        "de": tr("German"),
        "en": tr("English"),
        "es": tr("Spanish"),
        "fa": tr("Persian"),
        "fr": tr("French"),
        "he": tr("Hebrew"),
        "hi": tr("Hindi"),
        "hy": tr("Armenian"),
        "id": tr("Indonesian"),
        "it": tr("Italian"),
        "ja": tr("Japanese"),
        "ka": tr("Georgian"),
        "kk": tr("Kazakh"),
        "ko": tr("Korean"),
        "ku": tr("Kurdish"),
        "ky": tr("Kyrgyz"),
        "mn": tr("Mongolian"),
        "nl": tr("Dutch"),
        "pl": tr("Polish"),
        "ps": tr("Pashto"),
        "pt": tr("Portuguese"),
        "ro": tr("Romanian"),
        "ru": tr("Russian"),
        "sr": tr("Serbian"),
        "sw": tr("Swahili"),
        "tg": tr("Tajik"),
        "tk": tr("Turkmen"),
        "tr": tr("Turkish"),
        "ug": tr("Uyghur"),
        "uk": tr("Ukrainian"),
        "ur": tr("Urdu"),
        "uz": tr("Uzbek"),
        "vi": tr("Vietnamese"),
        "zh": tr("Chinese"),
    }
    return names.get(code, code.upper())


def page_words() -> dict[str, str]:
    """Return the fixed labels of the page, by the names the templates use."""
    return {
        "at_page": tr("p. {x}"),
        "captured": tr("captured"),
        "contents": tr("Contents"),
        "counted": tr("Counted"),
        "cutoff": tr("Cut-off"),
        "figure": tr("Figure"),
        "glance": tr("At a glance"),
        "mark": tr("House mark"),
        "method": tr("Method"),
        "no_speaker": tr("speaker not named"),
        "note": tr("Note:"),
        "nothing": tr("There is nothing in this section."),
        "original": tr("Original"),
        "page": tr("Page {x} of {y}"),
        "published": tr("published"),
        "query": tr("Query"),
        "sources": tr("Sources"),
        "sources_lead": tr(
            "Kept originals behind this edition. SHA-256: the first 16 of 64 digits."
        ),
        "translation": tr("Translation"),
        "undated": tr("undated"),
    }
