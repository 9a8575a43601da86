// Checks what the documents point at: relative links and their anchors, paths in backquotes, `make` targets.
// Links to other sites are not followed: a check must not fail because somebody else's server is down.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const git = ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"];
const documents = execFileSync("git", git, { cwd: root, encoding: "utf8" }).split("\n").filter((name) => name && existsSync(join(root, name)));
const folders = "app|server|crates|tools|end2end|style|public|docs|infra|lambdas|\\.ci|\\.cargo";
const targets = new Set(readFileSync(join(root, "Makefile"), "utf8").match(/^[a-z0-9-]+(?=:.*##)/gm));

let passed = 0;
const failures = [];
function expect(holds, failure) {
  if (holds) passed += 1;
  else failures.push(failure);
}

const withoutFences = (text) => text.replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replace(/[^\n]/g, " "));

// GitHub's rule: lower case, no punctuation but hyphens, spaces become hyphens.
const slug = (heading) =>
  heading.replace(/`|\*|\[([^\]]*)\]\([^)]*\)/g, "$1").trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s/g, "-");
const anchors = (file) => new Set([...withoutFences(readFileSync(file, "utf8")).matchAll(/^#{1,6}\s+(.*)$/gm)].map((match) => slug(match[1])));

for (const name of documents) {
  const file = join(root, name);
  const raw = readFileSync(file, "utf8");
  const text = withoutFences(raw);
  const at = (index) => `${name}:${text.slice(0, index).split("\n").length}`;

  for (const match of text.matchAll(/!?\[[^\]]*\]\(([^)\s]+)[^)]*\)|<img src="([^"]+)"/g)) {
    const link = match[1] ?? match[2];
    const [path, anchor] = link.split("#");
    if (/^[a-z]+:/i.test(path)) continue;
    const target = path === "" ? file : resolve(dirname(file), path);
    const inside = !relative(root, target).startsWith("..");
    expect(inside && existsSync(target), `${at(match.index)}: ${link} does not exist`);
    if (anchor && existsSync(target) && statSync(target).isFile()) {
      expect(anchors(target).has(anchor), `${at(match.index)}: ${link} has no such heading`);
    }
  }
  for (const match of text.matchAll(new RegExp(`\`((?:${folders})/[\\w./-]*)\``, "g"))) {
    // A crate's own README speaks of paths inside of the crate.
    expect([root, dirname(file)].some((base) => existsSync(join(base, match[1]))), `${at(match.index)}: ${match[1]} does not exist`);
  }
  for (const match of raw.matchAll(/(?<=`|^|\$ )make ([a-z0-9-]+)/gm)) {
    expect(targets.has(match[1]), `${name}: make ${match[1]} is no target`);
  }
}

for (const failure of failures) console.error(`FAILED  ${failure}`);
console.log(`${documents.length} documents`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
