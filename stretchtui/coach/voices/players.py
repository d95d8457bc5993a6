"""What plays a WAV file on which system, and in which order it is tried. Never here: starting one, what is played."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

FILE = "{file}"
OWN = "own player"
"""The name of the player that the settings name."""
WINSOUND = "@winsound"
"""No program: Windows plays it itself, inside the minder."""


@dataclass(frozen=True, slots=True)
class Player:
    name: str
    argv: tuple[str, ...]
    """The program and its arguments; `{file}` stands for the file, else it comes last."""
    early_ms: int = 0
    """How much sooner it is started because it takes that long to be heard."""

    def command(self, file: str) -> tuple[str, ...]:
        if any(FILE in argument for argument in self.argv[1:]):
            return (self.argv[0], *(argument.replace(FILE, file) for argument in self.argv[1:]))
        return (*self.argv, file)


@dataclass(frozen=True, slots=True)
class Server:
    """Which sound servers are there: a player of the other one ends at once, unheard."""

    pipewire: bool = False
    pulse: bool = False
    card: bool = False
    """A sound card can be reached without any server."""

    @property
    def any(self) -> bool:
        return self.pipewire or self.pulse or self.card


# No --latency-msec for paplay: measured on an idle null sink it is heard 3 ms sooner and lingers half a second longer.
UNIX: tuple[Player, ...] = (
    Player("pw-play", ("pw-play",)),
    Player("paplay", ("paplay",)),
    Player("aplay", ("aplay", "-q")),
    Player("play", ("play", "-q")),
    Player("ffplay", ("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet")),
    Player("mpv", ("mpv", "--no-terminal", "--really-quiet", "--no-video", "--no-config")),
)
MACOS: tuple[Player, ...] = (Player("afplay", ("afplay",), early_ms=100),)
WINDOWS: tuple[Player, ...] = (Player("winsound", (WINSOUND,)),)


def own_player(argv: tuple[str, ...]) -> Player:
    """The person's own, as it stands in the settings."""
    return Player(OWN, argv)


def players(system: str, server: Server, which: Callable[[str], str | None]) -> tuple[Player, ...]:
    """Those that are there, by their full path, so that a program of the same name in the current folder is never started."""
    if system == "win32":
        return WINDOWS
    listed = MACOS if system == "darwin" else tuple(sorted(UNIX, key=lambda player: _serverless(player, server)))
    found = ((player, which(player.argv[0])) for player in listed)
    return tuple(Player(player.name, (path, *player.argv[1:]), player.early_ms) for player, path in found if path)


def server_there(environ: Mapping[str, str], exists: Callable[[str], bool]) -> Server:
    """By their sockets and nothing else: no process is started, and no server woken, to find out."""
    return Server(
        pipewire=any(map(exists, _pipewire_sockets(environ))),
        # WSLg, and sound forwarded over SSH, are named there and cannot be looked at.
        pulse=bool(environ.get("PULSE_SERVER")) or any(map(exists, _pulse_sockets(environ))),
        card=any(map(exists, ("/dev/snd", "/dev/dsp", "/dev/audio"))),
    )


def _serverless(player: Player, server: Server) -> bool:
    """Last rather than left out: paplay may start its server, and a server may be named where we do not look."""
    return (player.name == "pw-play" and not server.pipewire) or (player.name == "paplay" and not server.pulse)


def _pipewire_sockets(environ: Mapping[str, str]) -> list[str]:
    name = environ.get("PIPEWIRE_REMOTE") or "pipewire-0"
    if name.startswith("/"):
        return [name]
    folders = (environ.get("PIPEWIRE_RUNTIME_DIR"), environ.get("XDG_RUNTIME_DIR"), "/run/pipewire")
    return [f"{folder}/{name}" for folder in folders if folder]


def _pulse_sockets(environ: Mapping[str, str]) -> list[str]:
    runtime = environ.get("XDG_RUNTIME_DIR")
    folders = (environ.get("PULSE_RUNTIME_PATH"), f"{runtime}/pulse" if runtime else None, "/run/pulse", "/var/run/pulse")
    return [f"{folder}/native" for folder in folders if folder]
