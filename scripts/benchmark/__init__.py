"""How fast the wrapper is, beside the same written by hand and beside other SDKs, in one run."""
