"""Who may import whom (ARCHITECTURE.md has the table and the reasons)."""

from .tally import Tally
from .workspace import members

# What each member may name among the workspace's own crates, outside of its tests.
OWN = {
    "lazaret-domain": set(),
    "lazaret-response": {"lazaret-domain"},
    "lazaret-aws": {"lazaret-domain", "lazaret-response"},
    "lazaret-journal": {"lazaret-domain", "lazaret-response"},
    "lazaret-simulator": set(),
    "app": {"lazaret-domain", "lazaret-response"},
    "server": {"app", "lazaret-domain", "lazaret-response", "lazaret-aws", "lazaret-journal", "lazaret-simulator"},
    "lambdas": {"lazaret-domain", "lazaret-response", "lazaret-aws"},
}
# What its tests may name besides: the adapter's tests talk to the simulator over the wire.
OWN_IN_TESTS = {"lazaret-aws": {"lazaret-simulator"}, "lambdas": {"lazaret-simulator"}}

UI = ("leptos", "leptos_axum", "leptos_meta", "leptos_router", "server_fn")
WEB = ("axum", "tower", "tower-http", "tower-sessions", "openidconnect")
# What each member may not name among the crates of others: exact names, or beginnings that end in a hyphen.
FOREIGN = {
    "lazaret-domain": ("tokio", "sqlx", "aws-", "uuid", "rand", "getrandom", "reqwest", "tracing", *UI, *WEB),
    "lazaret-response": ("sqlx", "aws-", "reqwest", *UI, *WEB),
    "lazaret-aws": ("sqlx", *UI, *WEB),
    "lazaret-journal": ("aws-", "reqwest", *UI, *WEB),
    "lazaret-simulator": ("sqlx", "aws-", *UI, "tower-sessions", "openidconnect"),
    "app": ("sqlx", "aws-", "tokio", "reqwest", "openidconnect", "tower-sessions"),
    "server": ("sqlx", "aws-"),
    "lambdas": ("sqlx", "aws-", "reqwest", *UI, *WEB),
}
# Dependencies that may stand only behind a feature.
OPTIONAL = {"app": {"lazaret-response": "ssr", "axum": "ssr", "leptos_axum": "ssr"}, "server": {"lazaret-simulator": "demo"}}


def named(name: str, patterns: tuple[str, ...]) -> bool:
    return any(name.startswith(pattern) if pattern.endswith("-") else name == pattern for pattern in patterns)


def check(tally: Tally) -> None:
    packages = {package["name"]: package for package in members()}
    for name in sorted(set(packages) | set(OWN)):
        tally.expect(name in OWN and name in packages, f"{name}: the table of tools/checks/crates.py and the workspace differ")
    for name, package in sorted(packages.items()):
        for dependency in package["dependencies"]:
            needed, in_tests = dependency["name"], dependency["kind"] == "dev"
            allowed = OWN.get(name, set()) | (OWN_IN_TESTS.get(name, set()) if in_tests else set())
            if needed in packages:
                tally.expect(needed in allowed, f"{name} may not import {needed}{' in tests' if in_tests else ''}")
            elif not in_tests:
                tally.expect(not named(needed, FOREIGN.get(name, ())), f"{name} may not import {needed}")
        for needed, feature in OPTIONAL.get(name, {}).items():
            stands = [d for d in package["dependencies"] if d["name"] == needed and d["kind"] is None]
            behind = all(d["optional"] for d in stands) and f"dep:{alias(stands, needed)}" in package["features"].get(feature, [])
            tally.expect(not stands or behind, f"{name}: {needed} must stand behind the feature {feature}")


def alias(stands: list[dict], needed: str) -> str:
    return (stands[0]["rename"] or needed) if stands else needed
