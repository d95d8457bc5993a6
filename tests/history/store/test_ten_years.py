"""Ten years of daily sessions: still a small file, and answers at once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from stretchtui.history.store.opening import open_history
from tests import pace
from tests.history.made import DAYS, at, make_ten_years
from tests.history.store.kept import TODAY, a_session


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ten") / "history"
    make_ten_years(folder, TODAY)
    return folder


def test_ten_years_take_less_than_nine_megabytes(ten_years: Path) -> None:
    assert 1_000_000 < (ten_years / "history.db").stat().st_size < 9_000_000


def test_a_progress_screen_has_its_figures_of_ten_years_in_less_than_60_ms(ten_years: Path) -> None:
    """Opened for reading, so that no check of the file runs beside it and is counted in."""

    def asked() -> None:
        with open_history(ten_years, at(TODAY), may_write=False) as history:
            assert len(history.days()) == DAYS
            assert len(history.worked(TODAY - timedelta(weeks=12), TODAY)) > 1_000
            assert len(history.tensions(TODAY - timedelta(days=365), TODAY)) > 200

    assert pace.over(0.060, asked) == []


def test_one_more_piece_is_written_in_less_than_20_ms(ten_years: Path) -> None:
    with open_history(ten_years, at(TODAY)) as history:
        history.write(a_session(), None)
        assert pace.over(0.020, lambda: history.write(a_session(), None)) == []
        assert history.fault == ""


def test_home_has_the_last_sessions_in_less_than_30_ms(ten_years: Path) -> None:
    def asked() -> None:
        with open_history(ten_years, at(TODAY), may_write=False) as history:
            assert len(history.sessions(limit=30)) == 30
            assert history.last_done()

    assert pace.over(0.030, asked) == []
