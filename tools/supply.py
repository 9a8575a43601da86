#!/usr/bin/env python3
"""Checks the dependency graph against deny.toml: licences, bans with their wrappers, sources.

cargo-deny does the same and more (`make audit`), but takes minutes to compile where no ready-made one can be had; this
needs cargo alone, so it runs with every check. Advisories need a database and are cargo-deny's.
"""

import re
import subprocess
import tomllib
from collections.abc import Iterator

from checks.tally import Tally
from checks.workspace import ROOT, graph

rules = tomllib.loads((ROOT / "deny.toml").read_text(encoding="utf-8"))
allowed = set(rules["licenses"]["allow"])
registries = set(rules["sources"]["allow-registry"])


def permitted(expression: str) -> bool:
    """Whether an SPDX expression can be met with the allowed licences: AND binds tighter than OR."""
    tokens = re.findall(r"\(|\)|[^\s()]+", expression.replace("/", " OR "))

    def either() -> bool:
        met = both()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            met = both() or met
        return met

    def both() -> bool:
        met = term()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            met = term() and met
        return met

    def term() -> bool:
        if tokens[0] == "(":
            tokens.pop(0)
            met = either()
            tokens.pop(0)
            return met
        licence = tokens.pop(0)
        if tokens and tokens[0] == "WITH":
            licence = f"{licence} WITH {tokens[1]}"
            del tokens[:2]
        return licence in allowed

    return either()


def banned(name: str, version: str) -> Iterator[dict]:
    for rule in rules["bans"]["deny"]:
        crate, _, only = rule["crate"].partition("@")
        if crate == name and (not only or version == only or version.startswith(f"{only}.")):
            yield rule


def reached() -> dict[tuple[str, str], set[str]]:
    """Every package that is compiled for one of the targets, with the names of those that depend on it.

    From `cargo tree`, not from the lock file: that also holds what only a feature nobody enables would bring.
    """
    dependents: dict[tuple[str, str], set[str]] = {}
    for target in rules["graph"]["targets"]:
        command = ["cargo", "tree", "--workspace", "--locked", "--target", target, "--prefix", "depth", "--format", " {p}"]
        lines = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
        path: list[str] = []
        for depth, name, version in (line.split()[:3] for line in lines if line):
            path[int(depth) :] = [name]
            dependents.setdefault((name, version.removeprefix("v")), set()).update(path[-2:-1])
    return dependents


def check(tally: Tally) -> None:
    packages = {(package["name"], package["version"]): package for package in graph()["packages"]}
    dependents = reached()
    tally.expect(len(dependents) > 100, f"cargo tree lists {len(dependents)} packages: too few to be true")
    for (name, version), needed_by in sorted(dependents.items()):
        package = packages[name, version]
        source, licence = package["source"], package["license"] or f"file {package['license_file']}"
        tally.expect(permitted(licence), f"{name} {version}: the licence {licence} is not among those allowed")
        tally.expect(source is None or source.removeprefix("registry+") in registries, f"{name} {version} comes from {source}")
        for rule in banned(name, version):
            strangers = needed_by - set(rule.get("wrappers", []))
            tally.expect(bool(rule.get("wrappers")) and not strangers, f"{name} {version}, by {', '.join(sorted(strangers))}: {rule['reason']}")
    print(f"{len(dependents)} packages")


if __name__ == "__main__":
    tally = Tally()
    check(tally)
    tally.close()
