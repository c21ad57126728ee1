"""`python -m ingo_wrapper.cli`: the `ingo` command without its script."""

import sys

from ingo_wrapper.cli import main

sys.exit(main())
