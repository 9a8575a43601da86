// What cargo-leptos would read: [[workspace.metadata.leptos]] of the root manifest is the only place where the site's
// names stand. Run by itself it prints them as shell assignments for build.sh.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export function settings() {
  const json = execFileSync("cargo", ["metadata", "--no-deps", "--format-version", "1"], {
    cwd: root,
    maxBuffer: 64 << 20,
  });
  const { metadata, target_directory } = JSON.parse(json);
  const leptos = metadata.leptos[0];
  return {
    name: leptos["output-name"],
    bin: leptos["bin-package"],
    lib: leptos["lib-package"],
    features: leptos["lib-features"].join(","),
    profile: leptos["lib-profile-release"],
    site: leptos["site-root"],
    pkg: leptos["site-pkg-dir"],
    style: leptos["style-file"],
    assets: leptos["assets-dir"],
    wasm_opt: leptos["wasm-opt-features"].join(" "),
    target: target_directory,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [key, value] of Object.entries(settings())) console.log(`leptos_${key}='${value}'`);
}
