// Inlines the style sheet's imports and minifies it: node tools/site/style.mjs <from> <to>
// It refuses what the page's content security policy would block or what would cost a second request.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./settings.mjs";

const { bundle } = createRequire(join(root, "end2end/package.json"))("lightningcss");

const [from, to] = process.argv.slice(2);
if (!to) throw new Error("usage: node tools/site/style.mjs <from> <to>");

const { code, warnings, dependencies } = bundle({
  filename: from,
  minify: true,
  analyzeDependencies: { preserveImports: false },
});
for (const warning of warnings) {
  console.error(`${warning.loc?.filename ?? from}:${warning.loc?.line ?? 0}: ${warning.message}`);
}
const foreign = dependencies.filter(({ url }) => /^(?:[a-z]+:)?\/\//i.test(url ?? ""));
for (const { url, loc } of foreign) console.error(`${loc?.filePath ?? from}: loads ${url} from elsewhere`);
if (warnings.length + foreign.length > 0) process.exit(1);

// Placeholders stand where lightningcss would let a bundler rename a file; ours keep their names.
let css = code.toString();
for (const { placeholder, url } of dependencies) css = css.replaceAll(placeholder, url);
writeFileSync(to, css);
const raw = readFileSync(to).length;
console.log(`${to}: ${(raw / 1000).toFixed(1)} kB`);
