"""The errors a user may meet.

* BriefBenchError        anything the user can understand and act upon
  - NotFound             the thing asked for is no longer in the library
  - UnreadablePage       a saved page that cannot be read
  - NothingToUndo        the history is empty in that direction
  - LibraryBusy          another program holds the writer's lock
  - LibraryTooNew        the library was made by a newer BriefBench
  - LibraryBroken        the library folder cannot be opened or repaired here
  - QueryError           a search that cannot be understood; knows where
  - NothingFound         a search that had to find something found nothing
  - ExportFailed         a document could not be made or written
  - Refused              a request that makes no sense for what is there

``Cancelled`` stands apart: stopping is what the user asked for, so it is never shown.
Every other exception is a bug and goes to the crash window.
"""


class BriefBenchError(Exception):
    """A problem told in the user's words.

    Args:
        message: What happened, one sentence, naming the thing: "The page a.html has no text."
        advice: What the user can do now; may be empty.

    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __reduce__(self) -> tuple[type["BriefBenchError"], tuple[str, str]]:
        """Survive the way back from a worker process, advice included."""
        return type(self), (self.message, self.advice)


class NotFound(BriefBenchError):
    """The thing asked for is no longer in the library."""


class UnreadablePage(BriefBenchError):
    """A saved page that cannot be read.

    Args:
        message: What happened, naming the file.
        advice: What the user can do now.
        kind: One word for programs: ``"empty"``, ``"broken"``, ``"unknown"``, ``"missing"``,
            ``"time"``, ``"memory"``, ``"crash"``, ``"encrypted"``, ``"lead"``.
        address: Where the page is on the web, when the file is a link to it (``"lead"``).

    """

    def __init__(
        self, message: str, advice: str = "", kind: str = "broken", address: str = ""
    ) -> None:
        super().__init__(message, advice)
        self.kind = kind
        self.address = address

    def __reduce__(self) -> tuple[type["UnreadablePage"], tuple[str, str, str, str]]:  # type: ignore[override]
        """Survive the way back from a worker process, kind and address included."""
        return type(self), (self.message, self.advice, self.kind, self.address)


class NothingToUndo(BriefBenchError):
    """The history is empty in the direction asked for."""


class LibraryBusy(BriefBenchError):
    """Another program is writing to the library; the message names it."""


class LibraryTooNew(BriefBenchError):
    """The library was made by a newer BriefBench than this one."""


class LibraryBroken(BriefBenchError):
    """The library folder cannot be opened as it is."""


class QueryError(BriefBenchError):
    """A search that cannot be understood.

    Args:
        message: What is wrong.
        advice: How to write it.
        start: First code point of the query that is not understood.
        end: End of that stretch, excluded.

    """

    def __init__(self, message: str, advice: str = "", start: int = 0, end: int = 0) -> None:
        super().__init__(message, advice)
        self.start = start
        self.end = end


class NothingFound(BriefBenchError):
    """A search that had to find something found nothing."""


class ExportFailed(BriefBenchError):
    """A document could not be made or written."""


class Refused(BriefBenchError):
    """A request that makes no sense for what is there."""


class Cancelled(Exception):
    """The user asked long work to stop."""
