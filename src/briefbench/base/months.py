"""The names of months in the languages of saved pages, folded for comparison.

Names and inflected forms follow CLDR (a test compares them); abbreviations are those that pages
print. A name that two calendars or languages use for different months is left out.
"""

from __future__ import annotations

_GREGORIAN = (
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari "
    "stycznia styczeń января январи январь янв січня січень ocak oca yanvar январ "
    "қаңтар ژانویه ژانویهٔ جنوری جنوري يناير ینایر كانون_الثاني كانون_ثاني जनवरी ינואר "
    "ledna leden ianuarie ýanwar հունվարի հունվար იანვარი",
    "february feb februar février févr fév febrero febbraio febb fevereiro fev "
    "februari lutego luty февраля феврали февраль фев лютого лютий şubat şub fevral "
    "феврал ақпан فوریه فوریهٔ فروری فبروري فېبروري فبراير شباط फ़रवरी फरवरी פברואר "
    "února únor februarie fewral փետրվարի փետրվար თებერვალი",
    "march mar märz mrz mars marzo março maart marca marzec марта марти март березня "
    "березень mart наурыз مارس مارچ آذار मार्च מרץ března březen martie մարտի մարտ "
    "მარტი maret",
    "april apr avril avr abril abr aprile aprili kwietnia kwiecień апреля апрели "
    "апрель апр квітня квітень nisan nis aprel апрел сәуір آوریل آپریل اپریل أبريل "
    "ابريل نيسان अप्रैल אפריל dubna duben aprilie ապրիլի ապրիլ აპრილი",
    "may mai mayo maggio mag maio mei maja maj мая маи май травня травень mayıs мамыр "
    "مه مهٔ می مئی مۍ مايو أيار मई מאי května květen maý մայիսի մայիս მაისი",
    "june jun juni juin junio giugno giu junho czerwca czerwiec июня июни июнь июн "
    "червня червень haziran haz iyun маусым ژوئن جون يونيو حزيران जून יוני června "
    "červen iunie iýun հունիսի հունիս ივნისი",
    "july jul juli juillet juil julio luglio lug julho lipca lipiec июля июли июль июл "
    "липня липень temmuz tem iyul шілде ژوئیه ژوئیهٔ جولای جولائی يوليو تموز जुलाई "
    "יולי července červenec iulie iýul հուլիսի հուլիս ივლისი",
    "august aug août aoû agosto ago augustus augusti sierpnia sierpień августа августи "
    "август авг серпня серпень ağustos ağu avgust avqust тамыз اوت آگوست اگست اګست "
    "أغسطس اغسطس آب अगस्त אוגוסט srpna srpen awgust օգոստոսի օգոստոս აგვისტო agustus",
    "september sept sep septembre septiembre settembre set setembro września wrzesień "
    "сентября сентябри сентябрь сен сент вересня вересень eylül eyl sentabr sentyabr "
    "сентябр сентабр қыркүйек سپتامبر ستمبر سېپتمبر سپتمبر سبتمبر أيلول सितंबर सितम्बर "
    "ספטמבר září septembrie sentýabr սեպտեմբերի սեպտեմբեր სექტემბერი",
    "october oct oktober okt octobre octubre ottobre ott outubro out października "
    "październik октября октябри октябрь окт жовтня жовтень ekim eki oktabr oktyabr "
    "октябр октабр қазан اکتبر اکتوبر أكتوبر اكتوبر تشرين_الأول अक्टूबर אוקטובר října "
    "říjen octombrie oktýabr հոկտեմբերի հոկտեմբեր ოქტომბერი",
    "november nov novembre noviembre novembro listopada listopad листопада листопад "
    "ноября ноябри ноябрь ноя kasım kas noyabr ноябр қараша نوامبر نومبر نوفمبر "
    "تشرين_الثاني नवंबर नवम्बर נובמבר listopadu noiembrie noýabr նոյեմբերի նոյեմբեր "
    "ნოემბერი",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia "
    "grudzień декабря декабри декабрь дек грудня грудень aralık ara dekabr декабр "
    "желтоқсан دسامبر دسمبر ديسمبر كانون_الأول दिसंबर दिसम्बर דצמבר prosince prosinec "
    "decembrie desember դեկտեմբերի դեկտեմբեր დეკემბერი",
)
_SOLAR = (
    "فروردین حمل",
    "اردیبهشت ثور",
    "خرداد جوزا",
    "تیر سرطان",
    "مرداد امرداد اسد",
    "شهریور سنبله",
    "مهر میزان",
    "آبان عقرب",
    "آذر قوس",
    "دی جدی",
    "بهمن دلو",
    "اسفند حوت",
)


def fold_month(name: str) -> str:
    """Return a name as the tables have it: without case, dots and Arabic writing variants."""
    plain = "_".join(name.casefold().replace("i̇", "i").strip(" .").split())
    return plain.translate(_WRITTEN).removesuffix("ماه")


_WRITTEN = str.maketrans({"ك": "ک", "ي": "ی", "ى": "ی", "ئ": "ی", "\u200c": None, "ٔ": None})


def _numbered(lines: tuple[str, ...]) -> dict[str, int]:
    return {fold_month(word): n for n, line in enumerate(lines, 1) for word in line.split()}


GREGORIAN = _numbered(_GREGORIAN)
"""Folded name → 1 to 12."""

SOLAR = _numbered(_SOLAR)
"""Folded name of the solar Hijri calendar, in Iran and in Afghanistan → 1 to 12."""
