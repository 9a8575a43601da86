// Takes out of the WebAssembly what is never called, which neither linker nor wasm-opt can know: node tools/site/trim.mjs <file>
// Every type-erased view of Leptos holds the address of a function that wakes it piece by piece, for pages whose code comes
// in parts (`hydrate_lazy`). This page's comes whole (`hydrate_body`), so that nothing ever calls them; but what has an
// address can't be left out. Their bodies become a trap, and wasm-opt leaves out what only they needed.
import { readFileSync, writeFileSync } from "node:fs";

const NEVER_CALLED = /^(?!core::ptr::).*::hydrate_async(?:::\{\{closure\}\})*(?:::h[0-9a-f]{16})?$/;
/** What calls them; a module that holds it is left as it is. */
const CALLER = /leptos(?:\[[0-9a-f]+\])?::mount::hydrate_(?:lazy|from_async)/;
/** Shorter ones may be another function too: LLVM keeps one of those that are alike, under one of their names. */
const UNLIKE_OTHERS = 100;
const CUSTOM = 0;
const IMPORT = 2;
const CODE = 10;
const UNREACHABLE = Buffer.from([0x03, 0x00, 0x00, 0x0b]); // three bytes: no locals, unreachable, end

const [file] = process.argv.slice(2);
if (!file) throw new Error("usage: node tools/site/trim.mjs <file>");
const wasm = readFileSync(file);
const sections = readSections(wasm);
const names = functionNames();
const imported = importedFunctions();
if ([...names.values()].some((name) => CALLER.test(name))) {
  console.log("trim: left as it is, the page wakes piece by piece");
} else {
  const trimmed = trim();
  console.log(`trim: ${trimmed} functions that are never called`);
  if (trimmed === 0) console.warn("trim: none found; has Leptos changed their name?");
}

/** Replaces the bodies and tells how many. */
function trim() {
  const code = sections.find(({ id }) => id === CODE);
  const [count, first] = leb(code.start);
  const parts = [encode(count)];
  let trimmed = 0;
  for (let index = imported, at = first; index < imported + count; index += 1) {
    const [length, body] = leb(at);
    const isIt = length >= UNLIKE_OTHERS && NEVER_CALLED.test(names.get(index) ?? "");
    parts.push(isIt ? UNREACHABLE : wasm.subarray(at, body + length));
    trimmed += isIt ? 1 : 0;
    at = body + length;
  }
  const body = Buffer.concat(parts);
  writeFileSync(file, Buffer.concat([wasm.subarray(0, code.from), Buffer.from([CODE]), encode(body.length), body, wasm.subarray(code.end)]));
  return trimmed;
}

/** The sections: their id, and where they begin, where what they hold begins and where they end. */
function readSections() {
  const all = [];
  for (let at = 8; at < wasm.length; ) {
    const [length, start] = leb(at + 1);
    all.push({ id: wasm[at], from: at, start, end: start + length });
    at = start + length;
  }
  return all;
}

/** How many functions are imported: the numbers of the module's own follow theirs. */
function importedFunctions() {
  const section = sections.find(({ id }) => id === IMPORT);
  let [count, at] = leb(section.start);
  let functions = 0;
  for (; count > 0; count -= 1) {
    at = skipName(skipName(at));
    const kind = wasm[at];
    if (kind !== 0) throw new Error(`trim: an import of kind ${kind}; only functions are expected`);
    functions += 1;
    [, at] = leb(at + 1);
  }
  return functions;
}

/** Names by number, of the section that wasm-opt leaves out afterwards. */
function functionNames() {
  const all = new Map();
  for (const { id, start, end } of sections) {
    if (id !== CUSTOM || text(start) !== "name") continue;
    for (let at = skipName(start); at < end; ) {
      const kind = wasm[at];
      const [length, body] = leb(at + 1);
      if (kind === 1) {
        let [count, place] = leb(body);
        for (; count > 0; count -= 1) {
          const [index, name] = leb(place);
          all.set(index, text(name));
          place = skipName(name);
        }
      }
      at = body + length;
    }
  }
  return all;
}

function text(at) {
  const [length, start] = leb(at);
  return wasm.subarray(start, start + length).toString();
}

function skipName(at) {
  const [length, start] = leb(at);
  return start + length;
}

/** An unsigned LEB128 number, and where it ends. */
function leb(at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = wasm[at];
    at += 1;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

function encode(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return Buffer.from(bytes);
}
