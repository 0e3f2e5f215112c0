"""Where the packaged program starts."""

import multiprocessing
import os
import sys

multiprocessing.freeze_support()  # first: worker processes start here too

from briefbench.base.places import cache_folder  # noqa: E402
from briefbench.cli.__main__ import main  # noqa: E402

if __name__ == "__main__":
    # PyInstaller gives matplotlib a new folder at each start, and its font list costs seconds.
    os.environ["MPLCONFIGDIR"] = str(cache_folder("matplotlib"))
    sys.exit(main())
