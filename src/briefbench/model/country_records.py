"""What a library stores of countries beside what its articles say of them."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from briefbench.model.record_base import Lasting, Record


class CountryGroup(Lasting, Record):
    """A group of countries that the officer made, or put in the place of one that comes along."""

    __tablename__ = "country_group"

    name: Mapped[str] = mapped_column(unique=True)
    codes: Mapped[list[str]] = mapped_column(default=list)  # ISO 3166-1 alpha-2, ascending
    since: Mapped[str] = mapped_column(default="")  # ISO date of the membership, "" when not said
    note: Mapped[str] = mapped_column(default="")
