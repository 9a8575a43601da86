"""The app's panes stand side by side: each imports the shared folders, none another pane."""

import re

from .tally import Tally
from .workspace import ROOT, tracked

# Folders of app/src that every pane may import, and the files beside them that may import every pane.
SHARED = {"ui", "layout"}
IMPORT = re.compile(r"\bcrate::(?:\{[^}]*\}|(\w+))")


def check(tally: Tally) -> None:
    source = ROOT / "app/src"
    panes = {path.parent.relative_to(source).parts[0] for path in tracked(".rs") if source in path.parents and path.parent != source}
    panes -= SHARED
    for path in tracked(".rs"):
        if source not in path.parents or path.parent == source:
            continue
        own = path.relative_to(source).parts[0]
        text = path.read_text(encoding="utf-8")
        named = {name for match in IMPORT.finditer(text) for name in re.findall(r"(?<!:)\b\w+", match[0].removeprefix("crate"))}
        others = named & (panes - {own})
        tally.expect(not others, f"app/src/{path.relative_to(source)} imports the pane {', '.join(sorted(others))}")
