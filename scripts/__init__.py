"""The tools behind the scripts; not part of the distribution."""
