"""docs/history.md says what a line holds: held to the code."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from stretchtui.history.exchange.files import LARGEST_FILE
from stretchtui.history.exchange.lines import line_of, session_of
from stretchtui.history.exchange.strict_json import LONGEST_LINE
from tests.history.exchange.test_lines import SESSION

PAGE = Path(__file__).parents[3] / "docs" / "history.md"
SECTION = PAGE.read_text(encoding="utf-8").split("\n## Exchange format\n")[1].split("\n## ")[0]
_TABLES = re.findall(r"\| field \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", SECTION)
OF_SESSION, OF_EDIT, OF_PIECE = ([re.split(r"`", row)[1] for row in rows.splitlines()] for rows in _TABLES)


def example() -> Any:
    return json.loads(SECTION.split("```json\n")[1].split("```")[0])


def test_every_field_is_in_the_tables_and_nothing_else() -> None:
    found = json.loads(line_of(SESSION))
    assert sorted(OF_SESSION) == sorted(found)
    assert sorted(OF_PIECE) == sorted(found["pieces"][0])
    assert sorted(OF_EDIT) == sorted(found["note"])


def test_the_example_is_a_session_in_the_order_of_the_tables() -> None:
    assert json.loads(line_of(session_of(json.dumps(example())))) == example()
    assert list(example()) == OF_SESSION
    assert list(example()["pieces"][0]) == OF_PIECE


def test_the_bounds_are_those_of_the_code() -> None:
    assert f"At most {LARGEST_FILE // 1024**2} MiB a file and {LONGEST_LINE // 1024**2} MiB a line." in SECTION
