// Takes the README's pictures from a demo that runs (`make run`): node tools/screenshots.mjs [http://127.0.0.1:3000]
import { createRequire } from "node:module";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./site/settings.mjs";

const { chromium } = createRequire(join(root, "end2end/package.json"))("@playwright/test");

const url = process.argv[2] ?? "http://127.0.0.1:3000";
const folder = join(root, "docs/screenshots");
const pictures = [
  { name: "incident-dark-1440", theme: "dark", width: 1440, height: 900, page: "incident" },
  { name: "incident-light-1440", theme: "light", width: 1440, height: 900, page: "incident" },
  { name: "incident-dark-390", theme: "dark", width: 390, height: 844, page: "incident" },
  { name: "incidents-dark-1440", theme: "dark", width: 1440, height: 900, page: "list" },
];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
try {
  for (const { name, theme, width, height, page: which } of pictures) {
    const context = await browser.newContext({ baseURL: url, colorScheme: theme, viewport: { width, height }, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto("/auth/login?next=/");
    await page.getByRole("button", { name: "Responder S" }).click();
    await page.waitForURL((now) => now.pathname === "/" && now.origin === url);
    const incident = page.locator('a[href^="/incidents/"]', { hasText: "pump-117" }).first();
    await incident.waitFor();
    if (which === "incident") {
      await page.goto(await incident.getAttribute("href"));
      await page.getByText("Live: changes come in by themselves.").waitFor({ state: "attached" });
      await page.getByText("(you)").waitFor({ state: "attached" });
    } else {
      await page.waitForLoadState("load");
    }
    await page.screenshot({ path: join(folder, `${name}.png`) });
    console.log(`docs/screenshots/${name}.png`);
    await context.close();
  }
} finally {
  await browser.close();
}
