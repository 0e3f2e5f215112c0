"""Outlines for the tests of the writers: a brief in five scripts, and parts to make others."""

from briefbench.model.kinds import ItemKind, TextType, Tlp
from briefbench.model.outline import (
    ChartFigure,
    Evidence,
    GlanceLine,
    Outline,
    OutlineItem,
    OutlineSection,
    QuotedWords,
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 164 60">'
    '<rect x="10" y="10" width="20" height="50" fill="#14475a"/></svg>'
)
WORDS = {
    "en": "We see the old route used by night.",
    "ru": "Мы откроем второй пункт пропуска до конца года.",
    "fa": "ما راه قدیم را شبانه دیدیم",
    "ar": "رأينا الطريق القديم في الليل",
    "ur": "ہم نے پرانا راستہ رات کو دیکھا",
    "zh": "我们看到旧路在夜间被使用。",
}


def source(key="a1", **changes):
    given = {
        "outlet": "Vakhsh Herald",
        "headline": "Customs counts 41 attempts",
        "published": "2026-11-19T13:40:00Z",
        "captured": "2026-11-19T14:02:00Z",
        "url": f"https://vakhsh.example/2026/11/19/{key}",
        "sha256": "0123456789abcdef" * 4,
        "language": "en",
    }
    return Evidence(key, **{**given, **changes})


def quoted(language="en", **changes):
    given = {
        "words": WORDS[language],
        "language": language,
        "speaker": "Rustam Karimov",
        "role": "deputy chief of the border service",
        "evidence": "a1",
    }
    return QuotedWords(**{**given, **changes})


def item(number=1, **changes):
    given = {
        "kind": ItemKind.ARTICLE,
        "headline": "Customs counts 41 attempts in one night",
        "text_type": TextType.EXCERPT,
        "countries": ("TJ", "AF"),
        "outlet": "Vakhsh Herald",
        "place": "Dushanbe",
        "published": "2026-11-19T13:40:00Z",
        "language": "en",
        "paragraphs": ("Customs in Dushanbe counted 41 attempts, the office said.",),
        "evidence": "a1",
    }
    return OutlineItem(number, f"uid-{number}", **{**given, **changes})


def brief(*items, **changes):
    given = {
        "title": "Regional Press Review",
        "sections": (OutlineSection("Transit and borders", items),),
        "evidence": (source(),),
        "subtitle": "Central and South Asia",
        "number": "37",
        "date": "2026-11-20",
        "period": ("2026-11-19", "2026-11-20"),
        "cutoff": "2026-11-20T01:00:00Z",
        "zone": "Asia/Tashkent",
        "author": "Media Monitoring, Desk 4",
        "distribution": "Regional directors; duty officer",
        "tlp": Tlp.AMBER,
        "marking": "For official use",
        "house": "Office for Regional Affairs",
        "unit": "Media Monitoring",
        "mark_svg": SVG,
        "method": (("Quotations", "Quotations are word for word."),),
        "country_names": (("TJ", "Tajikistan"), ("AF", "Afghanistan")),
    }
    return Outline(**{**given, **changes})


def chart():
    return ChartFigure(
        title="Stories per week",
        alt="A bar chart: 41 stories in the week of 16 November.",
        svg=SVG,
        counted="Stories per week, copies counted once",
        query="border AND customs",
        number="n = 12 stories; 2 undated are not shown",
        cutoff="2026-11-20T01:00:00Z",
        notes=("Days in UTC", "1  16 Nov 2026: Crossing closed (Border service)"),
    )


def whole_brief():
    """Return a brief with every part a page can have."""
    items = (
        item(1, quotes=(quoted(), quoted("ru", reviewed=False)), carried=("Amu Post",)),
        item(2, quotes=(quoted("fa", translation="We saw the old route.", translator="Desk 4"),)),
        item(3, quotes=(quoted("ar"), quoted("ur")), comment="The date is conditional."),
        item(4, quotes=(quoted("zh", verbatim=False, speaker="", role=""),), tlp=Tlp.GREEN),
        item(5, published="", remark="The archive suggests October.", text_type=TextType.SUMMARY),
        item(6, headline="گمرک از افزایش قاچاق خبر داد", language="fa", paragraphs=(WORDS["fa"],)),
    )
    others = (
        OutlineItem(7, "uid-7", ItemKind.CHART, "The week in numbers", figure=chart()),
        OutlineItem(8, "uid-8", ItemKind.SILENCE, "Turkmenistan: nothing significant to report"),
    )
    return brief(
        sections=(
            OutlineSection("Transit and borders", items),
            OutlineSection("Numbers", others),
            OutlineSection("Water", ()),
        ),
        glance=(
            GlanceLine("Customs counts more attempts.", 1),
            GlanceLine("Out of the brief.", 99),
        ),
    )
