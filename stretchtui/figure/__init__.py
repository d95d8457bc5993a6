"""The body: joints, postures, motion, and how they are drawn. Pure: no screen, no file, no clock; time is an argument."""
