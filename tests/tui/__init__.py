"""The full-screen face: what is on the screen as text, and what keys do, with a clock moved by hand."""
