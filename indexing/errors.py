"""Errors that a person reads: one sentence that says what is wrong and what to do, never a traceback."""


class PeymanError(Exception):
    """Something the person in front of the program can mend; `str()` of it is the whole message."""


class SettingError(PeymanError):
    """A setting cannot be used as it is."""


class EngineUnreachable(PeymanError):
    """A server that the settings name does not answer."""


class StoreLocked(PeymanError):
    """Another process holds the embedded database or index."""


class StoreFailed(PeymanError):
    """The database cannot be read or written for a reason outside of the program: a full disk, a damaged file."""


class FormatMismatch(PeymanError):
    """A database or index was written by another version and must be rebuilt or migrated."""


class UnreadableInput(PeymanError):
    """A file, or a line of one, that cannot become an article."""
