"""What cargo knows about the workspace, and the files that are ours."""

import json
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def members() -> list[dict]:
    return metadata("--no-deps")["packages"]


@cache
def graph() -> dict:
    """Packages and resolved edges of everything that the lock file holds."""
    return metadata("--locked")


def metadata(*arguments: str) -> dict:
    command = ["cargo", "metadata", "--format-version", "1", *arguments]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def tracked(*suffixes: str) -> list[Path]:
    """Our files, as git lists them: committed, or new and not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    paths = (ROOT / name for name in names if name.endswith(suffixes))
    return sorted(path for path in paths if path.is_file())
