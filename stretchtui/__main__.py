"""The way in, also for `python -m stretchtui`. Never here: any command.

The line for a prompt is asked for at every prompt, and is answered before anything is imported that takes time.
"""

import sys


def main() -> int:
    if sys.argv[1:2] == ["status"]:
        from stretchtui.cli import status

        if (answered := status.at_once(sys.argv[2:])) is not None:
            return answered
    from stretchtui.cli import main as command_line

    return command_line.main()


if __name__ == "__main__":
    sys.exit(main())
