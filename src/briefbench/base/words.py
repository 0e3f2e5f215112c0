"""Words for people: every string a user sees goes through here.

Catalogues are gettext ``.mo`` files in ``resources/locale/<language>/LC_MESSAGES/briefbench.mo``.
English is the language of the source, so a missing catalogue changes nothing.
"""

import gettext
from collections.abc import Sequence

from briefbench.base.places import resource

_chosen: list[gettext.NullTranslations] = [gettext.NullTranslations()]


def use_languages(languages: Sequence[str]) -> None:
    """Speak the first of these languages (``"de"``, ``"ru_RU"``) that has a catalogue."""
    _chosen[0] = gettext.translation(
        "briefbench", str(resource("locale")), languages=list(languages), fallback=True
    )


def tr(text: str) -> str:
    """Return ``text`` in the user's language. Fill placeholders with ``.format`` afterwards."""
    return _chosen[0].gettext(text)


def trn(one: str, many: str, number: int) -> str:
    """Return the form of ``one`` or ``many`` that fits ``number``, with ``{n}`` filled in."""
    return _chosen[0].ngettext(one, many, number).format(n=f"{number:,}")
