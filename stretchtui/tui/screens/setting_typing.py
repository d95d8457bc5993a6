"""How a setting gets another value: stepped, typed and looked at while it is typed, picked, or a key pressed for it.

Never here: what is shown and what keys mean (settings.py), which values are right (settings/file.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from stretchtui import places
from stretchtui.keys import key_name
from stretchtui.settings.file import CannotChange, with_value
from stretchtui.settings.meanings import Setting, stepped
from stretchtui.settings.naming import NAMING, unknown_ids
from stretchtui.settings.preferences import CHOOSE, REST, load
from stretchtui.settings.shown import typed, value_of
from stretchtui.tui.widgets.search_field import SearchField
from stretchtui.tui.widgets.setting_field import SettingField
from stretchtui.tui.widgets.setting_list import SettingList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchtui.tui.app import StretchApp


class Typing(Screen[None]):
    """The part of the settings screen that changes one."""

    _list: SettingList
    _search: SearchField

    def __init__(self) -> None:
        super().__init__()
        self._field = SettingField(id="field")
        self._is_capturing = False

    @property
    def _ours(self) -> StretchApp:
        return cast("StretchApp", self.app)

    @property
    def here(self) -> Setting | None:
        raise NotImplementedError

    def _tell(self, words: str) -> None:
        raise NotImplementedError

    def _change(self, text: str) -> bool:
        raise NotImplementedError

    def _change_to(self, one: Setting, text: str) -> None:
        """From now on, and in the file a moment later. Raises CannotChange."""
        if why := self._mistake():
            raise CannotChange(f"Mend the settings file first: {why}")
        self._ours.prefer_typed(one.key, text)

    def _mistake(self) -> str:
        """The first mistake in the file as it is by now; "" where there is none, so that it can be changed."""
        for one in load(places.settings_file()).diagnostics:
            if one.severity == "error":
                return f"line {one.line}: {one.message}"
        return ""

    def _step(self, by: int) -> None:
        one = self.here
        if one is not None:
            self._change(stepped(one, self._ours.settings, by))

    # Typing

    def _type(self) -> None:
        one = self.here
        if one is None:
            return
        if why := self._mistake():
            self._tell(f"Mend the settings file first: {why}")
            return
        self._field.open(f"{one.title}: ", typed(self._ours.settings, one.key))
        self._tell("")

    def _press_in_field(self, key: str, character: str | None) -> bool:
        if key == "escape":
            self._field.close()
            self._tell("")
        elif key == "enter":
            if self._change(self._field.text.strip()):
                self._field.close()
                self._tell("")
        elif self._field.press(key, character):
            self._look_at_typed()
        else:
            return key in ("up", "down", "pageup", "pagedown")  # one stays where one is typing
        return True

    def _look_at_typed(self) -> None:
        """What is wrong with it as it stands."""
        one = self.here
        if one is None:
            return
        try:
            with_value(self._ours.settings, one.key, self._field.text.strip())
        except CannotChange as reason:
            self._tell(str(reason))
        else:
            self._tell("")

    # A key for an action

    def _ask_key(self, one: Setting) -> None:
        self._is_capturing = True
        self._tell(f"Press the new key for: {one.title}")

    def _capture(self, key: str) -> bool:
        self._is_capturing = False
        name = key_name(key)
        if key == "escape":
            self._tell("")
        elif name is None:
            self._tell(f"'{key}' cannot be used here.")
        else:
            self._change(name)
        return True

    # Picking

    def _pick(self, one: Setting) -> None:
        from stretchtui.tui.screens.picking import PickScreen

        if why := self._mistake():
            self._tell(f"Mend the settings file first: {why}")
            return
        held = self._ours.settings
        now = value_of(held, one.key)
        chosen: Sequence[str] = now if isinstance(now, tuple) else (now,)
        many = one.kind in ("flags", "exercises", "routines")
        self._ours.push_screen(
            PickScreen(one, self._words(one, chosen), chosen, many=many), lambda text: self._take_picked(one, text)
        )

    def _take_picked(self, one: Setting, text: str | None) -> None:
        if text is not None and one == self.here:
            self._change(text)

    def _words(self, one: Setting, chosen: Sequence[str]) -> dict[str, str]:
        """What can be picked, with what it is called."""
        shelf = self._ours.given.holdings.shelf
        if one.kind == "flags":
            from stretchtui.precautions import FLAGS, flag_in_words

            words = {flag: flag_in_words(flag) for flag in FLAGS}
        elif one.kind == "exercises":
            words = dict.fromkeys(sorted(shelf.exercises), "")
        elif one.kind in ("routines", "day"):
            names = {entry.id: entry.name for entry in self._ours.given.holdings.known.entries}
            words = {id: names.get(id, "") for id in sorted(shelf.routines)}
            if one.kind == "day":
                words = {"": "nothing of its own", CHOOSE: "one is composed", REST: "a day of rest", **words}
        else:
            words = dict.fromkeys(one.words, "")
        return {**words, **{word: words.get(word, "not in your library") for word in chosen}}

    def _unknown(self, one: Setting) -> str:
        """Ids that nothing is known of: kept, since a library may come and go."""
        if one.key.partition(".")[0] not in NAMING:
            return ""
        unknown = unknown_ids(self._ours.settings, self._ours.given.holdings.shelf)
        lost = [id for key, _, id in unknown if key == one.key]
        return f"Not in your library: {', '.join(lost)}" if lost else ""
