"""What the program's exit status says."""

FINISHED = 0
MISTAKES = 1
"""A file has errors, or (`check --strict`) warnings."""
BAD_USAGE = 2
"""The command line was not understood, nothing of that name exists, or there is no terminal to draw on."""
ENDED_EARLY = 3
"""`run`: the person ended the session before its end."""
