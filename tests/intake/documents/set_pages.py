"""Printed pages with known words: paragraphs set by typst in several looks."""

from tests.intake.documents.making import pdf_of

TITLE = "Canal to the eastern districts to open before winter"
TEXT = (
    "The ministry of water in Tashkent said on Tuesday that the new canal to the eastern districts "
    "would be opened before the winter, after two years of work that had cost considerably more "
    "than the government had planned in its extraordinary programme for irrigation.",
    "“We shall open the canal in November, whatever the weather,” said the deputy minister of "
    "water, speaking to representatives of the press beside the unfinished lock near the town of "
    "the old bridge. He added that the well-known engineers of the institute had agreed.",
    "Farmers in the region have waited for the canal since the old one was closed, and many of "
    "them have moved their herds to the north, where the wells still give water in dry months. "
    "The administration of the province has promised compensation to about 1,200 households.",
    "A decision on the second part of the canal, which would lead to the border, is to be taken "
    "in the spring; the engineers who measured the ground say that it will cost twice as much, "
    "because the international agreement on transboundary rivers has not been implemented.",
    "The neighbouring country has asked for a joint inspection. Its ambassador said that the "
    "questions of distribution had been discussed at three consultations, without result, and "
    "that responsibility for the consequences would lie with those who began construction.",
    "Independent observers point out that evaporation takes a third of the water before it reaches "
    "the fields, and that the reconstruction of the older channels would be less expensive.",
)
RUSSIAN = (
    "Министерство водного хозяйства сообщило во вторник, что новый канал в восточные районы будет "
    "открыт до наступления зимы, после двух лет строительства, которое обошлось значительно дороже "
    "запланированного правительством в рамках чрезвычайной программы орошения.",
    "«Мы откроем канал в ноябре при любой погоде», — сказал заместитель министра журналистам возле "
    "недостроенного шлюза. Представители администрации пообещали компенсировать убытки "
    "приблизительно тысяче двумстам хозяйствам, расположенным в приграничных районах области.",
    "Независимые наблюдатели указывают, что треть воды испаряется прежде, чем достигает полей, а "
    "реконструкция существующих каналов потребовала бы меньших капиталовложений.",
)
ARABIC = (
    "قالت وزارة المياه يوم الثلاثاء إن القناة الجديدة المؤدية إلى المقاطعات الشرقية ستفتح قبل حلول "
    "الشتاء بعد سنتين من العمل الذي كلف أكثر مما كان مخططا له في برنامج الري.",
    "وقال نائب الوزير للصحفيين قرب القنطرة التي لم يكتمل بناؤها إن القناة ستفتح في شهر نوفمبر مهما "
    "كان الطقس وإن المهندسين وافقوا على ذلك.",
    "وينتظر المزارعون في المنطقة هذه القناة منذ إغلاق القناة القديمة وقد نقل كثير منهم قطعانهم إلى "
    "الشمال حيث ما زالت الآبار تعطي الماء في أشهر الجفاف.",
)

PAPER = """
#let text-in(lang, dir) = set text(lang: lang, dir: dir)
#set page(paper: "a5", margin: 45pt)
#set text(font: ("Source Serif 4", "Noto Naskh Arabic", "Noto Sans"), size: 9pt, hyphenate: true)
#set par(justify: true, spacing: 1.1em)
#show heading: set text(size: 15pt)
#show heading: set block(above: 14pt, below: 9pt)
"""


def escaped(text):
    """Return text as typst markup that prints it as it is."""
    for sign in "\\#*_`$<>@~/=-+[]":
        text = text.replace(sign, "\\" + sign)
    return text.replace("“", "\u201c")


def paper(*parts, setup=""):
    """Return the PDF of parts set one below the other."""
    return pdf_of(PAPER + setup + "\n\n" + "\n\n".join(parts))


def columns(count, texts, gutter="10pt"):
    """Return a part in columns."""
    inner = "\n\n".join(escaped(text) for text in texts)
    return f"#columns({count}, gutter: {gutter})[{inner}]"
