// What a browser does for a sign-in, by fetch alone: cookies per host, redirects one at a time.
import { createHash, randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROVIDER = fileURLToPath(new URL('./provider.mjs', import.meta.url));

/** Starts a provider of its own on a free port; resolves once it says where. */
export async function startProvider(args = [], env = {}) {
  const child = spawn(process.execPath, [PROVIDER, '--port=0', ...args], { env: { ...process.env, ...env } });
  const output = [];
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => output.push(line));
  const [first] = await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(() => { throw new Error(`the provider ended: ${output.join('\n')}`); }),
  ]);
  return {
    url: first.split(': ')[1],
    output,
    child,
    async stop() {
      if (child.exitCode === null) {
        child.kill();
        await once(child, 'exit');
      }
    },
  };
}

/** A browser with an empty cookie jar. */
export function newBrowser() {
  const jar = new Map();
  return {
    jar,
    async open(url, init = {}) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const res = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, ...(cookie && { cookie }) } });
      for (const line of res.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
        if (value) jar.set(name, value);
        else jar.delete(name);
      }
      const location = res.headers.get('location');
      return { status: res.status, text: await res.text(), headers: res.headers, location: location && new URL(location, url).href };
    },
    /** Follows redirects for as long as they stay with the provider. */
    async follow(url, init, origin = new URL(url).origin) {
      let page = await this.open(url, init);
      while (page.location?.startsWith(`${origin}/`)) page = await this.open(page.location);
      return page;
    },
  };
}

/** One authorization request's secrets and address. */
export function authorization(issuer, changes = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const secrets = { verifier, state: randomBytes(8).toString('hex'), nonce: randomBytes(8).toString('hex') };
  const url = new URL('/auth', issuer);
  url.search = new URLSearchParams(Object.entries({
    client_id: 'lazaret',
    redirect_uri: 'http://127.0.0.1:3000/auth/callback',
    response_type: 'code',
    scope: 'openid profile email groups',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: secrets.state,
    nonce: secrets.nonce,
    ...changes,
  }).filter(([, value]) => value !== undefined));
  return { url: url.href, ...secrets };
}

/** Chooses `person` on the provider's page; resolves to the answer at the console's redirect address. */
export async function signIn(browser, issuer, person, request = authorization(issuer)) {
  let page = await browser.follow(request.url);
  const action = /action="(\/interaction\/[^"]+)"/.exec(page.text)?.[1];
  if (action) {
    const body = new URLSearchParams(person ? { person } : { cancel: 'yes' });
    page = await browser.follow(new URL(action, issuer).href, { method: 'POST', body });
  }
  return { ...page, ...request, answer: page.location && new URL(page.location).searchParams };
}

/** Exchanges a code as the console would. */
export async function exchange(issuer, code, verifier, changes = {}) {
  const credentials = Buffer.from('lazaret:demo-secret-that-protects-nothing').toString('base64');
  const res = await fetch(new URL('/token', issuer), {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: 'http://127.0.0.1:3000/auth/callback',
      code_verifier: verifier,
      ...changes,
    }),
  });
  return { status: res.status, ...(await res.json()) };
}

/** Sends JSON to the control path. */
export async function control(issuer, method, path, body) {
  const res = await fetch(new URL(path, issuer), { method, ...(body && { body: JSON.stringify(body) }) });
  return { status: res.status, ...(await res.json()) };
}
