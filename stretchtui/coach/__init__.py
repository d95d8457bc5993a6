"""What is heard and flashed: tones, voice, bell. The one room that makes noise, and that starts other programs."""
