"""`python -m stretchtui`."""

import sys

from stretchtui.cli.main import main

sys.exit(main())
