"""Sound as data: WAV files, the tones and how they are made. Never here: playing, when a tone is due."""
