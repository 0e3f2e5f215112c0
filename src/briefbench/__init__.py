"""BriefBench: saved web pages become a sourced brief, offline and private."""

from typing import Final

__version__: Final = "0.1.0"
