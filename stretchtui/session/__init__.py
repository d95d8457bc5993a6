"""One walk through one routine, in time. Pure: time is an argument; no files, no clock, no Textual, no YAML."""
