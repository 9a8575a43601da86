import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from '../fixtures.ts';

const SITE = fileURLToPath(new URL('../../target/site/', import.meta.url));

test('every file of the site is served, compressed where that makes it smaller', async ({ world }) => {
  const names = (await readdir(SITE, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replace(SITE, '').replace(/^\/+/, ''));
  const files = names.filter((name) => !/\.(?:br|gz)$/.test(name));
  expect(files).toEqual(expect.arrayContaining(['pkg/lazaret.js', 'pkg/lazaret.wasm', 'pkg/lazaret.css']));
  for (const name of files) {
    const answer = await fetch(`${world.url}/${name}`, { headers: { 'accept-encoding': 'br' } });
    expect(answer.status, name).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()), name).toEqual(await readFile(`${SITE}${name}`));
    if (name.startsWith('pkg/')) expect(answer.headers.get('content-encoding'), name).toBe('br');
  }
});
