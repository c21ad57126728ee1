"""`ingo simulate`: the local simulator in the foreground."""

from ingo_wrapper.simulator.__main__ import add_arguments, run

__all__ = ["add_arguments", "run"]
