#!/usr/bin/env python3
"""Checks what ARCHITECTURE.md promises: who imports whom, what reaches the browser, where AWS is named, how long files get."""

from checks import crates, panes, purity, sources
from checks.tally import Tally

tally = Tally()
for check in (crates, panes, purity, sources):
    check.check(tally)
tally.close()
