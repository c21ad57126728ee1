"""The columns of the fault matrix; light, because every test run imports it."""

COLUMNS = ("read", "keyed", "push", "cancel", "pull, v4")
PRINTED = "once"
