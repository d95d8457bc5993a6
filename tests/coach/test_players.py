"""Which player is tried when, and what its command is."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from stretchtui.coach.voices.players import WINSOUND, Player, Server, own_player, players, server_there

ALL = ("pw-play", "paplay", "aplay", "play", "ffplay", "mpv", "afplay")


def names(system: str, server: Server, there: Collection[str] = ALL) -> list[str]:
    return [player.name for player in players(system, server, lambda name: f"/bin/{name}" if name in there else None)]


@pytest.mark.parametrize(
    ("server", "first", "last"),
    [
        (Server(pipewire=True, pulse=True), "pw-play", "mpv"),
        (Server(pulse=True), "paplay", "pw-play"),
        (Server(pipewire=True), "pw-play", "paplay"),
        (Server(card=True), "aplay", "paplay"),
    ],
)
def test_a_player_whose_server_is_there_comes_before_one_whose_server_is_not(server: Server, first: str, last: str) -> None:
    tried = names("linux", server)
    assert (tried[0], tried[-1]) == (first, last)
    assert sorted(tried) == sorted(set(ALL) - {"afplay"})


def test_only_what_is_on_the_path_is_tried_by_its_full_path() -> None:
    found = players("freebsd14", Server(), lambda name: "/usr/local/bin/play" if name == "play" else None)
    assert [player.command("/c/hold.wav") for player in found] == [("/usr/local/bin/play", "-q", "/c/hold.wav")]


def test_A6_nothing_on_the_path_is_no_player() -> None:
    assert names("linux", Server(pulse=True), ()) == []
    assert names("darwin", Server(), ()) == []


def test_macos_plays_with_afplay_started_early() -> None:
    (player,) = players("darwin", Server(), lambda name: f"/usr/bin/{name}")
    assert (player.argv, player.early_ms) == (("/usr/bin/afplay",), 100)


def test_windows_plays_without_a_program() -> None:
    (player,) = players("win32", Server(), lambda _: None)
    assert player.command(r"C:\cache\hold.wav") == (WINSOUND, r"C:\cache\hold.wav")


@pytest.mark.parametrize(
    ("argv", "command"),
    [
        (("my-player",), ("my-player", "/c/a b.wav")),
        (("my-player", "-q"), ("my-player", "-q", "/c/a b.wav")),
        (("my-player", "{file}", "--once"), ("my-player", "/c/a b.wav", "--once")),
        (("my-player", "--input={file}"), ("my-player", "--input=/c/a b.wav")),
    ],
)
def test_the_file_takes_its_place_in_the_persons_own_player(argv: tuple[str, ...], command: tuple[str, ...]) -> None:
    assert own_player(argv).command("/c/a b.wav") == command


def test_a_file_named_like_a_place_is_not_filled_again() -> None:
    assert Player("x", ("x", "{file}")).command("/{file}/a.wav") == ("x", "/{file}/a.wav")


@pytest.mark.parametrize(
    ("environ", "there", "server"),
    [
        ({}, (), Server()),
        ({"XDG_RUNTIME_DIR": "/run/user/7"}, ("/run/user/7/pipewire-0",), Server(pipewire=True)),
        ({"XDG_RUNTIME_DIR": "/run/user/7"}, ("/run/user/7/pulse/native",), Server(pulse=True)),
        ({"PIPEWIRE_REMOTE": "/s/mine"}, ("/s/mine",), Server(pipewire=True)),
        ({"PIPEWIRE_RUNTIME_DIR": "/p", "PIPEWIRE_REMOTE": "mine"}, ("/p/mine",), Server(pipewire=True)),
        ({"PULSE_RUNTIME_PATH": "/q"}, ("/q/native",), Server(pulse=True)),
        ({}, ("/run/pulse/native",), Server(pulse=True)),
        ({}, ("/dev/snd",), Server(card=True)),
    ],
)
def test_a_server_is_known_by_its_socket(environ: dict[str, str], there: tuple[str, ...], server: Server) -> None:
    assert server_there(environ, there.__contains__) == server


def test_sound_under_wsl_counts_as_sound() -> None:
    assert server_there({"PULSE_SERVER": "unix:/mnt/wslg/PulseServer"}, lambda _: False) == Server(pulse=True)
