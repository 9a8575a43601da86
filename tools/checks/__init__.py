"""Checks of the workspace that no compiler makes; each module is one of them, `tools/boundaries.py` runs all."""
