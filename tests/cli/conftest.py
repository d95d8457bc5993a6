"""Every test of the command line has a home of its own."""

from tests.cli.own_home import home

__all__ = ["home"]
