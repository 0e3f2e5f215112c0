"""How other languages than English give speech: verbs, conjunctions, words for offices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefbench.analysis.wordlists import words


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words of one language.

    Args:
        verbs: A regular expression for verbs of speech.
        that: One for the conjunction before reported speech; ``""`` for none.
        stops: Words that end a speaker's name after the verb.
        roles: Words for offices; a speaker without a name that has one is a role.
        verb_first: The speaker follows the verb in reported speech, as in Arabic.
        marker: A word after the speaker that is not part of the name.

    """

    verbs: str
    that: str
    stops: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    verb_first: bool = False
    marker: str = ""


_RUSSIAN_ROLES = words(
    "президент президента министр премьер-министр премьер глава представитель представительница "
    "секретарь пресс-секретарь посол директор генерал полковник депутат эксперт аналитик "
    "председатель губернатор начальник командующий чиновник официальный источник спикер"
)
_ARABIC_ROLES = words(
    "رئیس رئيس وزیر وزير وزيرة الرئیس الرئيس الوزير سخنگوی سفير سفیر متحدث المتحدث الناطق مسؤول "
    "المسؤول مقام فرمانده قائد القائد مشاور مستشار نماینده مندوب مبعوث المبعوث والی استاندار امین "
    "ترجمان صدر وزیرِ وزيراعظم وزیراعظم جنرال کمانڈر مدیر مدير السفير"
)

_TONGUES = {
    "ru": Tongue(
        r"(?:сказал|заявил|сообщил|отметил|подчеркнул|добавил|рассказал|пояснил|объяснил|ответил|"
        r"написал|уточнил|предупредил|напомнил|признал|указал|обещал|пообещал|объявил|"
        r"констатировал|процитировал)(?:а|и|о)?|говорит|говорят|считает|утверждает|пишет|"
        r"говорится|заявляет|заявляют|отмечает|подчеркивает|добавляет|сообщает|сообщают|пояснила",
        r"что",
        words("в во на по при после перед во с со журналистам что для из"),
        _RUSSIAN_ROLES,
    ),
    "uk": Tongue(
        r"(?:сказа|заяви|повідоми|зазначи|підкресли|дода|поясни|відпові|написа|попереди)"
        r"(?:в|ла|ли)|каже|вважає",
        r"що",
        words("в у на по під після"),
        words("президент міністр голова речник посол"),
    ),
    "tg": Tongue(
        r"гуфт(?:анд)?|изҳор дошт|таъкид кард|эълон кард|илова кард|хабар дод",
        r"ки",
        words("дар ба аз"),
        words("президенти вазири раиси сухангӯи"),
    ),
    "uz": Tongue(
        r"dedi|deydi|aytdi|ta[’ʼ‘']kidladi|bildirdi|qo[’ʼ‘']shimcha qildi|деди|айтди|таъкидлади",
        r"",
        words("va"),
        words("prezident vazir rais президент вазир раис"),
    ),
    "kk": Tongue(
        r"деді|айтты|мәлімдеді|атап өтті|хабарлады", r"", roles=words("президент министр")
    ),
    "ky": Tongue(r"деди|айтты|билдирди|белгиледи", r"", roles=words("президент министр")),
    "fa": Tongue(
        r"گفت(?:ند|ه است|ه‌است)?|می‌گوید|افزود|نوشت|(?:اعلام|تاکید|تأکید|تصریح|بیان|اظهار|خاطرنشان|"
        r"اضافه|تایید|عنوان|ابراز) کرد|اظهار داشت|هشدار داد|پاسخ داد|خبر داد|توضیح داد",
        r"که",
        words("در به از با که روز"),
        _ARABIC_ROLES,
    ),
    "ps": Tongue(r"وویل|ویلي دي|وايي", r"چې", roles=_ARABIC_ROLES),
    "ur": Tongue(
        r"کہا(?: ہے)?|بتایا|کہنا ہے|کہنا تھا|جواب دیا|خبردار کیا|اعلان کیا",
        r"کہ",
        roles=_ARABIC_ROLES,
        marker="نے",
    ),
    "ar": Tongue(
        r"[وف]?(?:قال|صرح|صرّح|أعلن|اعلن|أكد|أكّد|اكد|أضاف|أوضح|ذكر|حذر|حذّر|أشار|كتب|شدد|شدّد|"
        r"تابع|رأى|اعتبر|نقل)(?:ت|وا)?",
        r"(?:ب)?(?:إن|أن|ان)(?:ه|ها|هم|هما|نا|ني|ك)?",
        words(
            "في خلال أمام "
            "أمس اليوم عن إلى إن أن بأن على بعد لوكالة لصحيفة للصحفيين للصحافيين للإعلام"
        ),
        _ARABIC_ROLES,
        verb_first=True,
    ),
    "fr": Tongue(
        r"(?:a|ont|avait)(?:-t-(?:il|elle|on))? (?:déclaré|dit|affirmé|ajouté|expliqué|indiqué|"
        r"souligné|annoncé|estimé|averti|répondu|assuré|précisé|martelé|lancé|écrit|reconnu|"
        r"rappelé)|déclare|affirme|ajoute|explique|estime|assure|souligne|selon",
        r"qu[e’']",
        words("à lors dans sur en mardi lundi mercredi jeudi vendredi samedi dimanche au devant"),
        words("président présidente ministre porte-parole chef ambassadeur directeur secrétaire"),
    ),
    "de": Tongue(
        r"sagten?|sagt|erklärten?|betonten?|warnten?|schrieb(?:en)?|antworteten?|meinten?|"
        r"berichteten?|behaupteten?|fügte|kündigte|teilte",
        r"dass",
        words("am im in nach bei auf vor der mit hinzu an dem gegenüber"),
        words(
            "präsident präsidentin minister ministerin außenminister außenministerin kanzler "
            "kanzlerin sprecher sprecherin botschafter chef direktor"
        ),
    ),
    "es": Tongue(
        r"dijo|dijeron|afirmó|declaró|señaló|aseguró|añadió|explicó|advirtió|anunció|indicó|"
        r"respondió|escribió|subrayó|sostuvo|dice|afirma|asegura",
        r"que",
        words("en a durante ante el este tras al"),
        words("presidente presidenta ministro ministra portavoz jefe embajador director canciller"),
    ),
}


def tongue_of(language: str) -> Tongue | None:
    """Return the words of a language, None when there is no table for it."""
    return _TONGUES.get(language)


@cache
def verbs_of(language: str) -> re.Pattern[str]:
    """Return the expression that finds the verbs of a language that has a table, whole words."""
    return re.compile(rf"(?<!\w)(?:{_TONGUES[language].verbs})(?!\w)", re.IGNORECASE)


@cache
def that_of(language: str) -> re.Pattern[str] | None:
    """Return the expression that finds the conjunction of reported speech, None without one."""
    that = _TONGUES[language].that
    return re.compile(rf"(?<!\w)(?:{that})(?!\w)|(?<!\w)qu[’']", re.IGNORECASE) if that else None
