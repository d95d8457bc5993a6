"""Every test of the screens has a home of its own."""

from tests.cli.own_home import home

__all__ = ["home"]
