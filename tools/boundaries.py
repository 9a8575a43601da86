#!/usr/bin/env python3
"""Checks what the documents promise: who imports whom, what reaches the browser, where AWS is named, what AWS is asked for, how long files get."""

from checks import crates, image, panes, permissions, purity, sources
from checks.tally import Tally

tally = Tally()
for check in (crates, image, panes, permissions, purity, sources):
    check.check(tally)
tally.close()
