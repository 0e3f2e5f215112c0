"""Outlets: found again by domain or name, made when new."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.model.drafts import SourceDraft
from briefbench.model.records import Source


class SourceFinder:
    """Finds or makes the outlet of each draft; remembers them for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._by_domain: dict[str, Source] = {}
        self._by_name: dict[str, Source] = {}
        for source in session.scalars(select(Source).order_by(Source.id.desc())):
            self._remember(source)

    def source(self, draft: SourceDraft) -> Source | None:
        """Return the outlet, None when the page names none.

        An outlet is known by its domain; a name alone fits an outlet of that name.
        """
        name = " ".join(draft.name.split())[:200]
        domain = draft.domain.strip().casefold()[:200]
        if not name and not domain:
            return None
        found = self._by_domain.get(domain) if domain else self._by_name.get(name.casefold())
        if found is None:
            found = Source(name=name or domain, domain=domain)
            self._session.add(found)
            self._session.flush()
            self._remember(found)
        elif name and found.name == found.domain:
            found.name = name
        return found

    def _remember(self, source: Source) -> None:
        if source.domain:
            self._by_domain[source.domain] = source
        self._by_name[source.name.casefold()] = source
