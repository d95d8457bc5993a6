"""The other face, and the place where everything is put together. Only `run` and home import Textual, and late."""
