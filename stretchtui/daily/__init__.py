"""What is made for one person and one day: a routine composed from the library. Pure: no file, no clock, no chance of its own."""
