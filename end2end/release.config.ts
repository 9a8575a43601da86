import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

// The release build, after `tools/build.sh --release`: a smoke, and what it weighs. Everything else is tested on the
// development build, which alone warns of hydration faults.
process.env['LAZARET_SERVER'] ??= fileURLToPath(new URL('../target/release/server', import.meta.url));

export default defineConfig(base, { testDir: 'release', workers: 1 });
