"""Drawings as pictures: Word shows PNG everywhere, SVG only in its newest editions."""

from __future__ import annotations

from briefbench.briefs.characters import font_folder

WIDTH = 164  # mm: the whole measure of the page
SHARPNESS = 300  # pixels an inch, fit for print

_SOURCE = (
    b"#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg", width: %dmm)'
)


def png_of(svg: str, width: int = WIDTH) -> bytes:
    """Return a drawing ``width`` mm wide as PNG, ``b""`` when it cannot be drawn."""
    import typst

    try:
        made = typst.compile(
            _SOURCE % width,
            font_paths=typst.Fonts(
                include_system_fonts=False,
                include_embedded_fonts=False,
                font_paths=[font_folder()],
            ),
            sys_inputs={"svg": svg},
            format="png",
            ppi=float(SHARPNESS),
        )
    except (typst.TypstError, RuntimeError, ValueError):
        return b""
    return made
