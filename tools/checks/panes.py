"""The app's panes stand side by side: each imports the shared folders, none another pane."""

import re

from .tally import Tally
from .workspace import ROOT, tracked

# Folders of app/src that are no panes: the way to the server, the frame, the design system, the event stream, the glue to
# the server, and what stands in a page's place (signed out, denied, failed).
SHARED = {"client", "context", "layout", "live", "session", "ui"}
# What puts panes together; so do the files beside the folders.
COMPOSING = ("incidents/page/", "devices/page/", "gallery/")
IMPORT = re.compile(r"\bcrate::(\w+|\{.*?\};)", re.DOTALL)


def named(text: str) -> set[str]:
    """First segments of the `crate::` paths in a source; of a braced list also names that follow a brace or comma."""
    return {name for match in IMPORT.finditer(text) for name in re.findall(r"(?<!::)\b\w+", match[1])}


def check(tally: Tally) -> None:
    source = ROOT / "app/src"
    inside = [path for path in tracked(".rs") if source in path.parents and path.parent != source]
    folders = {path.relative_to(source).parts[0] for path in inside}
    for path in inside:
        place = path.relative_to(source).as_posix()
        if place.startswith(COMPOSING):
            continue
        others = named(path.read_text(encoding="utf-8")) & (folders - SHARED - {place.split("/")[0]})
        tally.expect(not others, f"app/src/{place} imports the pane {', '.join(sorted(others))}")
