"""Settings as texts: as they stand in the file, and as they are typed to be set again. Never here: what they mean, a screen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from stretchtui.keys import ACTIONS, key_name, keys_of, shown_key
from stretchtui.settings.file import FIELDS, WITHIN
from stretchtui.settings.preferences import Settings


def written_values(held: Settings) -> dict[str, str]:
    """Every setting by key, as it would be written in the file."""
    values = {name: _written(getattr(held, name)) for name in FIELDS.fields if name not in WITHIN}
    for name in ("tone_files", "weekdays"):
        values |= {f"{name}.{inner}": getattr(held, name).get(inner, "") for inner in WITHIN[name]}
    for action in ACTIONS.values():
        values[f"keys.{action.id}"] = ", ".join(_written_key(key) for key in keys_of(action, held.keys))
    return values


def typed(held: Settings, key: str) -> str:
    """The value as a person types it: what `change` takes, and what a field to be edited begins with."""
    value = value_of(held, key)
    if key.startswith("keys."):
        return ",".join(value)
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False) if _needs_quotes(value) else ",".join(value)
    return value if isinstance(value, str) else json.dumps(value)


def value_of(held: Settings, key: str) -> Any:
    name, _, inner = key.partition(".")
    if name == "keys":
        return keys_of(ACTIONS[inner], held.keys)
    return getattr(held, name).get(inner, "") if inner else getattr(held, name)


def _needs_quotes(words: Sequence[str]) -> bool:
    return any("," in word or word != word.strip() or word.startswith("[") for word in words)


def _written_key(name: str) -> str:
    """As people write it, where that can be read again: `/`, but `right` and not an arrow."""
    shown = shown_key(name)
    return shown if shown != "," and key_name(shown) == name else name


def _written(value: object) -> str:
    if isinstance(value, tuple) and any("," in word for word in value):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, tuple):
        return f"[{', '.join(value)}]"
    return value if isinstance(value, str) else json.dumps(value)
