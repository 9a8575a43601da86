"""What stands in the Rust sources: names of AWS, server-only code in the app, silenced lints, long files."""

import re
from statistics import median

from .tally import Tally
from .workspace import ROOT, tracked

LONGEST = 400
SSR_CEILING = 6
AWS_NAME = re.compile(r"\baws_(?:sdk_\w+|config|smithy_\w+|types|credential_types|runtime)\b")
ALLOW = re.compile(r"#!?\[\s*(?:allow\s*\(|cfg_attr\([^\]]*\ballow\s*\()")
SSR = re.compile(r"\bcfg(?:_attr)?!?\s*\([^)]*feature\s*=\s*\"ssr\"")
UNFINISHED = re.compile(r"\b(?:todo|unimplemented|dbg)!\s*\(|\b(?:TODO|FIXME|XXX)\b|#\[ignore(?! = \"a measurement: )")
# Leptos writes the children of a textarea into the page unescaped.
TEXTAREA = re.compile(r"\}\s*</textarea>")
COMMENT = re.compile(r"^\s*//")


def check(tally: Tally) -> None:
    lengths, ssr = [], []
    for path in tracked(".rs"):
        name = path.relative_to(ROOT).as_posix()
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        code = [(number, line) for number, line in enumerate(lines, 1) if not COMMENT.match(line)]

        def free_of(pattern: re.Pattern, among: list[tuple[int, str]], fault: str) -> None:
            places = [f"{name}:{number}" for number, line in among if pattern.search(line)]
            tally.expect(not places, f"{', '.join(places)}: {fault}")

        lengths.append(len(lines))
        tally.expect(len(lines) <= LONGEST, f"{name} has {len(lines)} lines, {LONGEST} are the limit")
        free_of(UNFINISHED, list(enumerate(lines, 1)), "unfinished")
        free_of(ALLOW, code, "`allow` silences a lint; `expect` with a reason tells when it is stale")
        if not name.startswith("crates/aws/"):
            free_of(AWS_NAME, code, "names AWS outside crates/aws")
        if name.startswith("app/"):
            tally.expect(not TEXTAREA.search(text), f"{name}: what stands in a textarea is markup; give it by area_content")
            ssr += [f"{name}:{number}" for number, line in code if SSR.search(line)]
    tally.expect(len(ssr) <= SSR_CEILING, f"{len(ssr)} places in app ask for the feature ssr, {SSR_CEILING} are the limit: {', '.join(ssr)}")
    print(f"{len(lengths)} Rust files, median {median(lengths):.0f} lines, longest {max(lengths)}; {len(ssr)} of {SSR_CEILING} cfg(ssr) in app")
