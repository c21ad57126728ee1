"""Keeps the specification true to Ingo's documentation: drift check, coverage, spec diff.

The modules fall into four groups. Reading: ``safe_yaml``, ``schemas``, ``openapi``, ``mintlify``,
``markdown``, ``tables``, ``rendered``, ``samples``, ``facts``, ``page``. Getting: ``index``,
``tree``, ``web``. Judging: ``match``, ``grading``, ``compare``, ``deviations``, ``lock``.
Telling: ``report``, ``coverage``, ``changelog``.
"""
