"""`stretchtui history export` and `import`: the words they take. Read at every start: nothing of what they do is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stretchtui.cli.commands import Commands


def add_exchange_parsers(subcommands: Commands) -> None:
    out = subcommands.add_parser("export", help="write every session to a file, for another machine", allow_abbrev=False)
    out.add_argument("file", metavar="FILE|-", help="the file, replaced whole, or - for standard output")
    into = subcommands.add_parser("import", help="join the sessions of a file with those known here", allow_abbrev=False)
    into.add_argument("file", metavar="FILE|-", help="a file that `history export` wrote, or - for standard input")
