"""What is written beside the words of a quote."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from briefbench.model.records import Quote
from briefbench.store.speakers import give_speaker

QUOTE_FIELDS = frozenset(
    {"speaker", "role", "country", "comment", "translation", "translator", "translation_language"}
)


def write_fields(session: Session, quote: Quote, fields: Mapping[str, str]) -> None:
    """Set fields of a quote, the others stay; without a translation nobody has translated it.

    Blanks around them go; ``country`` is the speaker's, ISO 3166-1 alpha-2, ``""`` for none, and
    ``translation_language`` is ISO 639-1 in any case, ``""`` for not said.

    Raises:
        TypeError: There is no such field.

    """
    if unknown := set(fields) - QUOTE_FIELDS:
        raise TypeError(f"a quote has no {', '.join(sorted(unknown))}")
    for name, value in fields.items():
        if name == "speaker":
            give_speaker(session, quote, value)
        elif name == "country":
            quote.country = value or None
        elif name == "translation_language":
            quote.translation_language = value.strip().lower()
        else:
            setattr(quote, name, value.strip())
    if not quote.translation:
        quote.translator = quote.translation_language = ""
