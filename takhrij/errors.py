"""Errors that say what is wrong, where, and what to do about it."""


class TakhrijError(Exception):
    """Base of all errors that a user is meant to read; the command line prints one line and exits 1."""


class InputError(TakhrijError):
    """A file or record that cannot be read. The pile goes on without it."""


class PackError(TakhrijError):
    """A fault in a language pack: names the file, the entry, the field and the remedy."""


class StoreError(TakhrijError):
    """The collection's file is missing, of another program, damaged or newer than this program."""
