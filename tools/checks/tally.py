"""Counts what was checked, prints what failed, and closes with `N passed, M failed`."""

import sys


class Tally:
    def __init__(self) -> None:
        self.passed = 0
        self.failures: list[str] = []

    def expect(self, holds: bool, failure: str) -> None:
        if holds:
            self.passed += 1
        else:
            self.failures.append(failure)
            print(f"FAILED  {failure}")

    def close(self) -> None:
        print(f"{self.passed} passed, {len(self.failures)} failed")
        sys.exit(1 if self.failures else 0)
