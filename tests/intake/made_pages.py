# ruff: noqa: E501 - paragraphs of languages whose words are long
"""Pages made of fictional stories: an article and, in many layouts, parts of others."""

from html import escape

ENGLISH = (
    "Engineers close the Varda lock for repairs until spring",
    (
        "The Varda lock, through which all barges to the northern mills must pass, was closed on "
        "Monday for repairs that the river authority expects to last until the end of March.",
        "Divers had found cracks in the lower gate of the lock during an inspection in September. "
        "The river authority said that the gate, built ninety years ago, would be replaced whole.",
        "“We could have patched the gate again, as we did twice, but the river does not wait for "
        "patches,” the chief engineer of the river authority told reporters beside the dry lock.",
        "Millers in the north fear for their grain. Some forty barges a week bring wheat through "
        "the lock in winter, and the road across the hills is closed whenever snow falls.",
        "The authority has promised the millers that barges may unload at the old quay below the "
        "lock, from where trucks will carry the wheat to the mills at the authority's cost.",
        "A second lock beside the first was planned long ago. The river authority now wants to ask "
        "the provincial council for the money, which the council has twice refused to give.",
    ),
    (
        (
            "Museum of clocks finds a forgotten sundial in its cellar",
            "Restorers at the museum of clocks have discovered a marble sundial behind a wall of "
            "the cellar, where it must have been hidden during the great fire a century ago.",
            "The curator believes that the dial once stood in the garden of a bishop, whose arms "
            "are carved on its foot, and hopes to show it to visitors in the summer exhibition.",
            "Photographs of the garden, taken before the fire, are being compared with the marble.",
        ),
        (
            "Young chess players from eleven schools meet in the town hall",
            "Eleven schools have sent teams to the chess tournament for beginners, which opened "
            "yesterday in the town hall under the eyes of two hundred parents and grandparents.",
            "The youngest player, aged six, beat a teacher in the first round and asked for cake.",
            "Finals will be played on Sunday, and the winners travel to the championship by train.",
        ),
        (
            "New bakery sells bread from seeds that grandmothers kept",
            "Three sisters have opened a bakery where only flour from old kinds of rye is used, "
            "grown from seeds that their grandmother had stored in glass jars in the attic.",
            "Customers queue around the corner each morning, though a loaf costs twice as much.",
            "The sisters plan to give seeds to anybody who promises to return some after harvest.",
        ),
    ),
)
RUSSIAN = (
    "В Северной гавани начали строить новый маяк",
    (
        "В Северной гавани в среду начали строить новый маяк высотой сорок метров, который заменит "
        "старую деревянную башню, пострадавшую прошлой зимой от шторма, сообщило управление порта.",
        "Начальник порта сказал, что строительство маяка займёт два года и что всё это время "
        "старая башня будет светить судам, входящим в гавань, как светила сто двадцать лет.",
        "«Рыбаки помнят каждую ночь, когда башня не горела, и мы больше не хотим таких ночей», — "
        "сказал начальник порта на церемонии, где заложили первый камень нового маяка.",
        "Рыбаки просили построить маяк на другом берегу гавани, где мели опаснее, однако управление "
        "порта решило, что подвести туда электричество обойдётся слишком дорого.",
    ),
    (
        (
            "Школьники собрали тысячу книг для сельской библиотеки",
            "Ученики трёх школ за месяц собрали больше тысячи книг для библиотеки, которая сгорела "
            "летом вместе с сельским клубом; первые ящики уже отправили на грузовике.",
            "Учителя рассказывают, что чаще всего дети приносили сказки и атласы с картами звёзд.",
        ),
        (
            "Пекарь испёк пирог длиной в целую улицу",
            "На празднике урожая местный пекарь показал яблочный пирог, который протянулся вдоль "
            "всей торговой улицы; его съели за час, и детям досталось по два куска.",
            "Пекарь обещал, что через год испечёт грушевый, если удастся починить старую печь.",
        ),
    ),
)
PERSIAN = (
    "پل تازه روستای انارک پس از سیلاب گشوده شد",
    (
        "پل تازه روستای انارک که به جای پل ویران‌شده در سیلاب بهاری ساخته شده است، روز سه‌شنبه "
        "گشوده شد و نخستین کامیون‌ها پس از هفت ماه از رودخانه گذشتند.",
        "رئیس اداره راه گفت که پل تازه دو متر بلندتر از پل پیشین است و پایه‌های آن چنان ساخته "
        "شده که سیلاب‌های بزرگ‌تر از سیلاب بهار را نیز تاب بیاورد.",
        "«هفت ماه بیماران را با قایق از رودخانه گذراندیم و حالا آمبولانس از روی پل می‌گذرد»، "
        "این را دهیار انارک هنگام گشایش پل به خبرنگاران گفت.",
        "باغداران انارک می‌گویند که انار امسال را برای نبودن پل نتوانستند به بازار برسانند و از "
        "اداره راه خواسته‌اند که زیان آنان را جبران کند.",
    ),
    (
        (
            "دانش‌آموزان رصدخانه‌ای کوچک ساختند",
            "گروهی از دانش‌آموزان دبیرستان با کمک معلم فیزیک خود رصدخانه‌ای کوچک بر بام مدرسه "
            "ساختند و نخستین عکس‌های خود را از حلقه‌های زحل به نمایش گذاشتند.",
            "معلم فیزیک امیدوار است که مدرسه‌های دیگر نیز چنین کاری را آغاز کنند.",
        ),
        (
            "جشنواره سازهای کهن برگزار می‌شود",
            "نوازندگان از دوازده شهر با سازهای کهن در تالار بزرگ گرد می‌آیند تا آهنگ‌هایی را بنوازند "
            "که سال‌ها کسی نشنیده است و بلیت آن رایگان خواهد بود.",
            "برگزارکنندگان گفتند که ضبط این برنامه بعدها در رادیو پخش خواهد شد.",
        ),
    ),
)
CHINESE = (
    "青石镇新渡口冬季前通航",
    (
        "青石镇新渡口周二开始通航，取代去年夏天被洪水冲毁的旧渡口。河务局说，渡船每天来回十二次，两岸居民不必再绕行四十公里的山路。",
        "河务局局长表示，新渡口的码头比旧渡口高出三米，渡船可载二十辆卡车，即使河水上涨也能照常通航。",
        "“我们等渡船等了十四个月，孩子们过河上学要走两个小时。”青石镇镇长在新渡口通航时对记者说。",
        "镇上的果农说，去年因为没有渡口，橘子运不到对岸的市场，只好烂在树上，希望河务局补偿损失。",
    ),
    (
        (
            "博物馆展出百年风筝引来众多观众",
            "城南博物馆本周展出六十只百年风筝，其中一只绘有凤凰图案，由一位老艺人的后代捐赠，吸引了许多家庭前来观看。",
            "馆长介绍说，展览将持续到月底，周末还有老师教小朋友糊风筝。",
        ),
        (
            "少年棋手夺得全省比赛冠军奖杯",
            "十一岁的少年棋手昨日在全省围棋比赛中战胜三届冠军，捧得奖杯，赛后他说最想吃一碗妈妈做的面条。",
            "教练认为，他的计算能力超过同龄选手，明年将参加全国大赛。",
        ),
    ),
)
ARABIC = (
    "افتتاح محطة المياه الجديدة في وادي الزيتون",
    (
        "افتتحت بلدية وادي الزيتون يوم الخميس محطة المياه الجديدة التي ستزود عشرين قرية بمياه الشرب "
        "بعد ثلاث سنوات من الجفاف اضطر فيها السكان إلى شراء المياه من الصهاريج.",
        "وقال رئيس البلدية إن المحطة الجديدة تضخ أربعة آلاف متر مكعب من المياه في اليوم، وإن أنابيبها "
        "ستصل إلى بقية قرى الوادي قبل نهاية الشتاء المقبل.",
        "وأضاف رئيس البلدية للصحفيين أمام المحطة: «كان أطفال القرى يحملون المياه على ظهور الحمير، "
        "واليوم يفتحون الصنبور في بيوتهم».",
        "ويخشى مزارعو الزيتون في الوادي أن تأخذ المحطة مياه الآبار التي يسقون منها أشجارهم، لكن "
        "البلدية تؤكد أن المياه تأتي من سد الجبل وحده.",
    ),
    (
        (
            "معرض للكتب القديمة يجذب آلاف الزوار",
            "جذب معرض الكتب القديمة في ساحة المدينة آلاف الزوار خلال ثلاثة أيام، وبيعت فيه مخطوطة نادرة "
            "عن علم الفلك بثمن لم يتوقعه أحد من المنظمين.",
            "ويقول بائع إن الشباب أقبلوا على دواوين الشعر أكثر من الروايات.",
        ),
        (
            "فريق الجزيرة يفوز بكأس كرة السلة",
            "فاز فريق الجزيرة بكأس كرة السلة للمرة الأولى في تاريخه بعد مباراة مثيرة حسمت في الثانية "
            "الأخيرة، واحتفل مشجعوه في الشوارع حتى الفجر.",
            "وأهدى قائد الفريق الكأس إلى مدربه الذي يعتزل هذا العام.",
        ),
    ),
)
HEADINGS = {
    "English": ("From elsewhere in the valley", "Picked by our night desk"),
    "Russian": ("Ещё из ленты дня", "Выбор дежурного"),
    "Persian": ("از گوشه و کنار", "برگزیده میز شب"),
    "Chinese": ("编辑之选", "今日更多"),
    "Arabic": ("من زوايا أخرى", "مختارات الليل"),
}
STORIES = {
    "English": ENGLISH,
    "Russian": RUSSIAN,
    "Persian": PERSIAN,
    "Chinese": CHINESE,
    "Arabic": ARABIC,
}
"""For each language the headline, the article's paragraphs, and others: headline, paragraphs."""


def paragraphs(texts):
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)


def link(text, number=1):
    return f'<a href="/story/{number}">{escape(text, quote=False)}</a>'


def html_page(title, inside, before="", behind=""):
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Home", "World", "Sport"))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} | Varda Post</title></head>'
        f'<body><div class="top"><ul>{menu}</ul></div><div class="page">{before}<div class="left">'
        f"<h1>{title}</h1>{inside}</div>{behind}</div>"
        '<div class="end">Varda Post, all rights reserved</div></body></html>'
    )


def _cards(others):
    return "".join(
        f"<div><h4>{link(other[0], n)}</h4><span>{n}</span><div>{other[1]}</div></div>"
        for n, other in enumerate(others)
    )


def _beside(title, own, others, heading):
    return html_page(
        title, paragraphs(own), behind=f"<div><h3>{heading}</h3>{_cards(others)}</div>"
    )


def _inside(title, own, others, heading):
    return html_page(title, f"{paragraphs(own)}<h4>{heading}</h4>{_cards(others)}")


def _only_paragraphs(title, own, others, heading):
    tail = "".join(f"<p>{link(other[0], n)}</p><p>{other[1]}</p>" for n, other in enumerate(others))
    return html_page(title, f"{paragraphs(own)}<p>{heading}</p>{tail}")


def _list(title, own, others, heading):
    tail = "".join(f"<li>{link(other[0], n)} {other[1]}</li>" for n, other in enumerate(others))
    return html_page(title, f"{paragraphs(own)}<h3>{heading}</h3><ul>{tail}</ul>")


def _whole_stories(title, own, others, heading):
    tail = "".join(
        f"<h3>{link(other[0], n)}</h3>{paragraphs(other[1:])}" for n, other in enumerate(others)
    )
    return html_page(title, f"{paragraphs(own)}<h2>{heading}</h2>{tail}")


def _before(title, own, others, heading):
    head = "".join(
        f"<h3>{link(other[0], n)}</h3><p>{other[1]}</p>" for n, other in enumerate(others)
    )
    return html_page(title, paragraphs(own), before=f"<div><h2>{heading}</h2>{head}</div>")


def _box(title, own, others, heading):
    box = f"<div><p>{heading}</p><p>{link(others[0][0])}</p><p>{others[0][1]}</p></div>"
    return html_page(title, f"{paragraphs(own[:2])}{box}{paragraphs(own[2:])}")


def _lines(title, own, others, heading):
    parts = [f"<a href='/s{n}'>{other[0]}</a><br>{other[1]}" for n, other in enumerate(others)]
    return html_page(title, "<br><br>".join([*own, heading, *parts]))


def _text(title, own, others, heading):
    tail = [line for other in others for line in (other[0], f"0\n{other[1][:-9]}...")]
    return "\n\n".join([title, *own, heading, *tail])


def _text_with_menus(title, own, others, heading):
    menu = ["Home", "World", "Sport", title, "13 October 2026, 08:30", "Share", "Print"]
    tail = [
        line
        for n, other in enumerate(others)
        for line in (other[0], f"{n + 2} October 2026, 11:00", other[1], f"{n} comments")
    ]
    return "\n\n".join([*menu, *own, heading, *tail, "Contact", "About us"])


LAYOUTS = {
    "beside": _beside,
    "inside": _inside,
    "paragraphs": _only_paragraphs,
    "list": _list,
    "whole stories": _whole_stories,
    "before": _before,
    "box": _box,
    "lines": _lines,
    "text": _text,
    "text with menus": _text_with_menus,
}
