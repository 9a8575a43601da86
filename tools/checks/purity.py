"""What reaches the browser: nothing of the server's, though `app` is compiled for both."""

import subprocess

from .tally import Tally
from .workspace import ROOT

SERVER_ONLY = (
    "tokio", "mio", "hyper", "axum", "leptos_axum", "tower-http", "tower-sessions", "openidconnect", "reqwest", "rustls",
    "sqlx", "sqlx-core", "libsqlite3-sys", "aws-config", "aws-smithy-runtime", "aws-sdk-ssmincidents", "aws-sdk-sts",
    "lazaret-response", "lazaret-aws", "lazaret-journal", "lazaret-simulator", "server", "pulldown-cmark", "ammonia",
)


def check(tally: Tally) -> None:
    command = (
        "cargo tree -p app --target wasm32-unknown-unknown --no-default-features --features hydrate"
        " --edges normal --prefix none --format {p} --locked"
    ).split()
    lines = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    reached = {line.split()[0] for line in lines if line.strip()}
    tally.expect(len(reached) > 50, f"cargo tree lists {len(reached)} crates for the browser: too few to be true")
    for name in SERVER_ONLY:
        tally.expect(name not in reached, f"{name} reaches the browser")
