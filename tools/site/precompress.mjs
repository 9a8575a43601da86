// Writes .br and .gz beside every file of the site that shrinks by it: node tools/site/precompress.mjs <folder>
// The server sends those when the browser takes them, so that nothing is compressed while somebody waits.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("usage: node tools/site/precompress.mjs <folder>");

const text = /\.(?:css|html|js|json|svg|txt|wasm|webmanifest)$/;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !text.test(entry.name)) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const raw = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
  const variants = { br: brotliCompressSync(raw, { params }), gz: gzipSync(raw, { level: 9 }) };
  for (const [kind, bytes] of Object.entries(variants)) {
    if (bytes.length < raw.length) writeFileSync(`${path}.${kind}`, bytes);
  }
}
