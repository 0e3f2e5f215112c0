"""Addresses that were dropped as link files: kept to be fetched later, never fetched from here."""

from __future__ import annotations

from collections.abc import Sequence

from briefbench.base.words import trn
from briefbench.desk.library import Library
from briefbench.model.import_rows import LeadRow
from briefbench.store.kept import lead_rows, leads_by_id, same_leads


def list_leads(library: Library) -> list[LeadRow]:
    """Return what is still to be fetched, each address once, the oldest first.

    Dismissed ones are left out, and those whose page has come in since.
    """
    with library.read() as session:
        return lead_rows(session)


def dismiss_leads(library: Library, lead_ids: Sequence[int]) -> None:
    """Say of addresses that they need not be fetched.

    Raises:
        NotFound: A lead is gone; nothing was changed.

    """
    label = trn("Dismiss {n} lead", "Dismiss {n} leads", len(lead_ids))
    with library.change(label) as session:
        for lead in same_leads(session, leads_by_id(session, lead_ids)):
            lead.dismissed = True
