"""What the container image is built from: the build reads the whole workspace, and `.dockerignore` lets in what it names."""

from pathlib import Path

from .tally import Tally
from .workspace import ROOT, members


def check(tally: Tally) -> None:
    folders = [Path(one["manifest_path"]).parent.relative_to(ROOT).as_posix() for one in members()]
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for folder in folders:
        tally.expect(is_let_in(folder, lines), f".dockerignore keeps {folder} out of the image's context, without which the workspace isn't read")


def is_let_in(path: str, lines: list[str]) -> bool:
    """The last line that matches decides; a folder that is let in brings what it holds."""
    let_in = True
    for line in lines:
        pattern = line.removeprefix("!")
        if pattern == "*" or path == pattern or path.startswith(f"{pattern}/"):
            let_in = line.startswith("!")
    return let_in
