"""Makes documents for tests: PDFs set by typst in the program's own fonts."""

import typst

from briefbench.base.places import resource

FACES = "Source Serif 4"


def pdf_of(source, **inputs):
    """Return the PDF of a typst source; no font but the program's own."""
    return typst.compile(
        source.encode(),
        format="pdf",
        font_paths=[str(resource("fonts"))],
        ignore_system_fonts=True,
        sys_inputs=inputs,
    )
