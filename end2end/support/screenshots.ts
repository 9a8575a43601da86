import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

/** Phone, laptop, meeting-room screen. */
export const SIZES = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const;
export const THEMES = ['light', 'dark'] as const;

const FOLDER = fileURLToPath(new URL('../screenshots/', import.meta.url));

/** Runs `look` in each size and theme; leaves the page in the last of them. */
export async function inEverySizeAndTheme(page: Page, look: (label: string) => Promise<void>): Promise<void> {
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await look(`${theme}-${size.width}`);
    }
  }
}

/** Takes a picture in each size and theme: `screenshots/{name}-{theme}-{width}.png` (not committed). */
export async function takePictures(page: Page, name: string): Promise<void> {
  await inEverySizeAndTheme(page, async (label) => {
    await page.screenshot({ path: `${FOLDER}${name}-${label}.png` });
  });
}
