"""Tests of the routine room: the language, its mistakes, libraries, the index, searching."""
