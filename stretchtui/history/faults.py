"""What can go wrong with keeping what was done. Never here: what is done about it."""


class CannotSave(Exception):
    """What could not be written, and why: one plain sentence."""
