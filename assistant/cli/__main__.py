"""``python -m assistant.cli``: the command where it is not on the path."""

import sys

from assistant.cli import main

sys.exit(main())
