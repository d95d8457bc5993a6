"""The voices that come with Windows, through PowerShell. Never here: what is said, starting it.

The script is constant. All that varies, the text above all, is handed in as one line of JSON in ASCII: never part of a script,
never on the command line, and safe whatever code page the console has.
"""

from __future__ import annotations

import base64
import json
import math
from dataclasses import replace
from pathlib import PureWindowsPath

from stretchtui.coach.model import Wanted
from stretchtui.coach.voices.engine import Command, Engine, language, loudness, rate, voice_name

NATURAL_RATE = 180
"""Words a minute at 0 of SAPI's own scale, which goes from -10 (a third of that) to 10 (three times that)."""

# PowerShell hands redirected input to `$input`, and to the console where it did not.
SCRIPT = """
$ErrorActionPreference = 'Stop'
$line = @($input) -join ''
if (-not $line) { $line = [Console]::In.ReadToEnd() }
$asked = $line | ConvertFrom-Json
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
if ($asked.name) { $voice.SelectVoice([string]$asked.name) }
else { try {
    $culture = [Globalization.CultureInfo]::GetCultureInfo([string]$asked.language)
    $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, $culture)
} catch { } }
$voice.Rate = [int]$asked.rate
$voice.Volume = [int]$asked.volume
if ($asked.file) { $voice.SetOutputToWaveFile([string]$asked.file) } else { $voice.SetOutputToDefaultAudioDevice() }
$voice.Speak([string]$asked.text)
$voice.Dispose()
"""

_ENCODED = base64.b64encode(SCRIPT.encode("utf-16-le")).decode("ascii")
ARGUMENTS = ("-NoLogo", "-NoProfile", "-NonInteractive", "-InputFormat", "Text", "-EncodedCommand", _ENCODED)


def powershell_path(root: str) -> str:
    """By its full path under %SystemRoot%: Windows looks for a bare name in the current folder first."""
    return str(PureWindowsPath(root) / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe")


def sapi(program: str, wanted: Wanted) -> Engine:
    return Engine(
        "sapi",
        rendering=lambda text, file: _command(program, wanted, text, file),
        # The gain of a file is set where it is trimmed; only what is spoken at once is made softer here.
        speaking=lambda text: _command(program, wanted, text, "", volume=loudness(wanted)),
        louder=lambda volume: sapi(program, replace(wanted, volume=volume)),
    )


def _command(program: str, wanted: Wanted, text: str, file: str, volume: int = 100) -> Command:
    asked = {
        "text": text,
        "file": file,
        "name": voice_name(wanted),
        "language": language(wanted),
        "rate": _scale(rate(wanted)),
        "volume": volume,
    }
    return Command((program, *ARGUMENTS), json.dumps(asked, ensure_ascii=True) + "\n")


def _scale(words_a_minute: int) -> int:
    return min(max(round(10 * math.log(words_a_minute / NATURAL_RATE, 3)), -10), 10)
