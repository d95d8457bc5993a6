"""Tests of the reminders: words, files and argument lists, without writing or starting anything but the systems' own checkers."""
