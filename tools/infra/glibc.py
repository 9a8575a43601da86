#!/usr/bin/env python3
"""Reads off a binary which version of the GNU C library it needs. Lambda's Amazon Linux 2023 has 2.34: a binary that needs a
newer one ends there before its first line, with "version `GLIBC_2.35' not found".

  tools/infra/glibc.py BINARY...

Needs nothing but Python: it reads the ELF sections .gnu.version_r and .dynstr (System V ABI; LSB, "Symbol Versioning")."""

import re
import struct
import sys

NEWEST = (2, 34)
DYNSTR_LINKED_TO, NEEDED = "<IIQQQQIIQQ", 0x6FFFFFFE


def sections(image: bytes) -> list[tuple]:
    if image[:6] != b"\x7fELF\x02\x01":
        raise SystemExit("not a 64-bit little-endian ELF file")
    (start,) = struct.unpack_from("<Q", image, 0x28)
    size, count = struct.unpack_from("<HH", image, 0x3A)
    return [struct.unpack_from(DYNSTR_LINKED_TO, image, start + n * size) for n in range(count)]


def needed(image: bytes) -> set[str]:
    """The versions that the binary asks its libraries for; none for a static one."""
    every = sections(image)
    names: set[str] = set()
    for section in every:
        kind, offset, link, entries = section[1], section[4], section[6], section[7]
        if kind != NEEDED:
            continue
        strings = every[link][4]
        at = offset
        for _ in range(entries):
            _, count, _, first, following = struct.unpack_from("<HHIII", image, at)
            version = at + first
            for _ in range(count):
                _, _, _, name, next_version = struct.unpack_from("<IHHII", image, version)
                end = image.index(b"\0", strings + name)
                names.add(image[strings + name : end].decode())
                version += next_version
            at += following
    return names


def newest(names: set[str]) -> tuple[int, ...]:
    versions = [tuple(map(int, found[1].split("."))) for name in names if (found := re.fullmatch(r"GLIBC_([\d.]+)", name))]
    return max(versions, default=())


if __name__ == "__main__":
    failed = False
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            version = newest(needed(file.read()))
        told = "GLIBC " + ".".join(map(str, version)) if version else "no C library"
        fits = version <= NEWEST
        failed |= not fits
        print(f"{path}: needs {told}, Lambda has 2.34{'' if fits else ': build it against an older one (docs/toolchain.md)'}")
    sys.exit(failed)
