#!/usr/bin/env node
// Checks the colours of style/ in both themes (WCAG 2.2: 1.4.3 text 4.5 : 1, 1.4.11 controls and marks 3 : 1).
//  - every pair below, and every rule that sets a text colour and a ground in one block;
//  - every colour token is in some pair, every var() is defined, and no colour is written outside tokens.css.
// `--list` prints every pair with its ratios.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../style/", import.meta.url));
const themes = ["light", "dark"];

// [ground, ...what stands on it]
const text = {
  bg: ["text", "mute", "faint", "info", "critical", "ok", "flag-text", "high"],
  panel: ["text", "mute", "faint", "info", "critical", "high", "ok", "flag-text"],
  raise: ["text", "mute", "faint", "info", "critical", "high"],
  hover: ["text", "mute", "faint", "info", "critical", "high", "ok", "flag-text"],
  field: ["text", "mute", "faint"],
  line: ["text"],
  "flag-fill": ["flag-ink"],
  "flag-tint": ["flag-text", "text", "mute"],
  "critical-tint": ["critical", "text", "mute"],
  "high-tint": ["high", "text", "mute"],
  "ok-tint": ["ok", "text", "mute"],
  "info-tint": ["info", "text", "mute"],
};
// `edge` draws inputs and checkboxes, `faint` the grey disc, `info` the focus ring and the axis.
const marks = {
  bg: ["edge", "info", "critical", "ok", "flag-mark", "faint", "text"],
  panel: ["edge", "info", "critical", "high", "ok", "flag-mark", "faint"],
  hover: ["info", "critical", "ok", "flag-mark", "faint"],
  raise: ["info"],
  field: ["edge", "info", "critical"],
  "flag-tint": ["info"],
};
// Hairlines and shades only group what words and space already group.
const decoration = ["line", "flag-line", "shade"];

function parseOklch(value) {
  const found = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+))?\)$/.exec(value.trim());
  if (!found) throw new Error(`not an oklch() colour: ${value}`);
  return found.slice(1, 4).map(Number);
}

// https://www.w3.org/TR/css-color-4/#color-conversion-code, channels clipped as a browser shows them.
function luminance([lightness, chroma, hue]) {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (x) => Math.min(1, Math.max(0, x));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const sheets = readdirSync(folder)
  .filter((name) => name.endsWith(".css"))
  .map((name) => ({ name, css: readFileSync(folder + name, "utf8").replace(/\/\*[\s\S]*?\*\//g, "") }));
const tokens = sheets.find(({ name }) => name === "tokens.css")?.css ?? "";
const colours = {};
for (const [, name, value] of tokens.matchAll(/--([\w-]+):\s*((?:light-dark|oklch)\(.*\));/g)) {
  const both = /^light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)$/.exec(value);
  colours[name] = both ? { light: parseOklch(both[1]), dark: parseOklch(both[2]) } : { light: parseOklch(value), dark: parseOklch(value) };
}

let passed = 0;
const failures = [];
const listing = [];
function check(holds, message) {
  if (holds) passed += 1;
  else failures.push(message);
}
function checkPair(on, ground, least, where) {
  for (const theme of themes) {
    if (!colours[on] || !colours[ground]) {
      check(false, `${where}: --${colours[on] ? ground : on} is no colour token`);
      continue;
    }
    const ratio = contrast(colours[on][theme], colours[ground][theme]);
    listing.push(`${ratio.toFixed(2).padStart(6)}  ≥ ${least}  ${theme.padEnd(5)}  ${on} on ${ground}  (${where})`);
    check(ratio >= least, `${theme}: ${on} on ${ground} is ${ratio.toFixed(2)}, needs ${least} (${where})`);
  }
}

for (const [ground, list] of Object.entries(text)) for (const on of list) checkPair(on, ground, 4.5, "text");
for (const [ground, list] of Object.entries(marks)) for (const on of list) checkPair(on, ground, 3, "mark");

const named = new Set([text, marks].flatMap((table) => Object.entries(table).flat(2)));
for (const name of Object.keys(colours)) check(named.has(name) || decoration.includes(name), `--${name} is in no pair`);

const defined = new Set([...tokens.matchAll(/(--[\w-]+):/g)].map((found) => found[1]));
for (const { name, css } of sheets) {
  for (const [, token] of css.matchAll(/var\((--[\w-]+)/g)) check(defined.has(token), `${name}: ${token} is not defined`);
  if (name === "tokens.css") continue;
  const raw = css.match(/#[0-9a-f]{3,8}\b(?=[^{}]*[;}])|\b(?:rgb|hsl|oklch|oklab|lab|lch|color-mix)a?\(/gi);
  check(!raw, `${name}: colour outside tokens.css: ${raw}`);
  for (const [, selector, block] of css.matchAll(/([^{};]+)\{([^{}]*)\}/g)) {
    const on = /(?:^|;)\s*color:\s*var\(--([\w-]+)\)/.exec(block)?.[1];
    const ground = /(?:^|;)\s*background:\s*var\(--([\w-]+)\)/.exec(block)?.[1];
    if (on && ground) checkPair(on, ground, 4.5, `${name} ${selector.trim().replace(/\s+/g, " ").slice(0, 60)}`);
  }
}

if (process.argv.includes("--list")) console.log(listing.sort().join("\n"));
for (const failure of failures) console.log(`FAIL ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0;
