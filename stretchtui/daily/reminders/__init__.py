"""Reminders: when, in which words, and what each system needs for them. Pure: texts and argument lists, no file, no program."""
