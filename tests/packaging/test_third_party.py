"""Every package the program runs with, and every font, is credited with its licence."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from briefbench.base.places import resource

ROOT = Path(__file__).parents[2]
CREDITS = (ROOT / "THIRD-PARTY.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def pinned() -> dict[str, str]:
    """Return the versions of constraints.txt by normal name."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def needed_at_run_time() -> set[str]:
    """Return the normal names of all packages the program pulls in, on any system."""
    waiting = [Requirement(line) for line in PROJECT["dependencies"]]
    found: dict[str, set[str]] = {}
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name in found and wanted.extras <= found[name]:
            continue
        found.setdefault(name, set()).update(wanted.extras)
        try:
            below = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue  # for another system
        for line in below:
            deeper = Requirement(line)
            extras = {"", *wanted.extras}
            if not deeper.marker or any(deeper.marker.evaluate({"extra": e}) for e in extras):
                waiting.append(deeper)
    return set(found)


def credited(heading: str) -> dict[str, str]:
    """Return the first and the last cell of each row below a heading of THIRD-PARTY.md."""
    section = CREDITS.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (.+?) \|.*\| (.+?) \|$", section, re.MULTILINE)
    return dict(rows[1:])


def test_every_package_is_credited_and_none_too_many():
    named = set(credited("Python packages the program runs with"))
    assert needed_at_run_time() <= named <= set(pinned())


def test_every_package_has_a_licence():
    assert all(credited("Python packages the program runs with").values())


def test_every_package_is_pinned():
    assert needed_at_run_time() <= set(pinned())


def test_what_is_pinned_is_allowed_by_the_project():
    versions = pinned()
    lines = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    for wanted in map(Requirement, lines):
        assert versions[canonicalize_name(wanted.name)] in wanted.specifier, wanted.name


def test_constraints_name_no_place():
    assert "://" not in (ROOT / "constraints.txt").read_text("utf-8")


def test_every_font_is_credited_and_has_its_licence_beside_it():
    fonts = [path for path in resource("fonts").iterdir() if path.suffix in {".ttf", ".otf"}]
    named = re.sub(r"\W", "", " ".join(credited("Fonts"))).lower()
    assert fonts
    for font in fonts:
        family = re.sub(r"\W|\d+$", "", font.stem.split("-")[0]).lower()
        assert family in named, font.name
    assert list(resource("fonts").glob("*OFL*"))
