import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { authorization, exchange, newBrowser, signIn, startProvider } from './browser.mjs';
import { people } from './people.mjs';

let provider;
let issuer;
before(async () => {
  provider = await startProvider();
  issuer = provider.url;
});
after(() => provider.stop());

const verify = (token) => jwtVerify(token, createRemoteJWKSet(new URL('/jwks', issuer)), { issuer, audience: 'lazaret' });

test('discovery promises S256, back-channel logout with sessions, and an end-session address', async () => {
  const metadata = await (await fetch(new URL('/.well-known/openid-configuration', issuer))).json();
  assert.equal(metadata.issuer, issuer);
  assert.deepEqual(metadata.code_challenge_methods_supported, ['S256']);
  assert.equal(metadata.backchannel_logout_session_supported, true);
  assert.ok(metadata.end_session_endpoint.startsWith(issuer));
  assert.ok(metadata.claims_supported.includes('groups'));
});

test('health answers', async () => {
  assert.equal((await fetch(new URL('/health', issuer))).status, 200);
});

for (const person of people) {
  test(`${person.name} signs in and the ID token names subject, groups, session and time`, async () => {
    const landed = await signIn(newBrowser(), issuer, person.sub);
    assert.equal(landed.answer.get('state'), landed.state);
    const tokens = await exchange(issuer, landed.answer.get('code'), landed.verifier);
    assert.equal(tokens.status, 200);
    const { payload } = await verify(tokens.id_token);
    assert.equal(payload.sub, person.sub);
    assert.equal(payload.name, person.name);
    assert.deepEqual(payload.groups, person.groups);
    assert.equal(payload.nonce, landed.nonce);
    assert.ok(payload.sid.length > 10);
    assert.ok(Math.abs(payload.auth_time - Date.now() / 1000) < 30);
  });
}

test('the sign-in page is labelled and offers a button for each person', async () => {
  const page = await newBrowser().follow(authorization(issuer).url);
  assert.equal(page.status, 200);
  assert.match(page.text, /demo identities/);
  for (const { sub, name } of people) assert.match(page.text, new RegExp(`value="${sub}"><strong>${name}</strong>`));
  assert.match(page.headers.get('content-security-policy'), /default-src 'none'/);
});

test('a code is worth nothing without its verifier, and only once', async () => {
  const first = await signIn(newBrowser(), issuer, 'responder-s');
  assert.equal((await exchange(issuer, first.answer.get('code'), 'x'.repeat(43))).error, 'invalid_grant');
  const second = await signIn(newBrowser(), issuer, 'responder-s');
  assert.equal((await exchange(issuer, second.answer.get('code'), second.verifier)).status, 200);
  assert.equal((await exchange(issuer, second.answer.get('code'), second.verifier)).error, 'invalid_grant');
});

test('a request without PKCE, or with the plain method, is refused', async () => {
  for (const changes of [{ code_challenge: undefined, code_challenge_method: undefined }, { code_challenge_method: 'plain' }]) {
    const landed = await newBrowser().follow(authorization(issuer, changes).url);
    assert.equal(new URL(landed.location).searchParams.get('error'), 'invalid_request');
  }
});

test('an unregistered redirect address is refused without a redirect', async () => {
  const page = await newBrowser().follow(authorization(issuer, { redirect_uri: 'http://evil.example/auth/callback' }).url);
  assert.equal(page.location, null);
  assert.match(page.text, /redirect_uri/);
});

test('cancelling answers access_denied with the state', async () => {
  const landed = await signIn(newBrowser(), issuer, undefined);
  assert.equal(landed.answer.get('error'), 'access_denied');
  assert.equal(landed.answer.get('state'), landed.state);
});

test('a second sign-in in the same browser asks nobody, unless max_age or prompt demands it', async () => {
  const browser = newBrowser();
  await signIn(browser, issuer, 'lead-l');
  assert.ok((await browser.follow(authorization(issuer).url)).location.includes('code='));
  for (const changes of [{ prompt: 'login' }, { max_age: '0' }]) {
    assert.match((await browser.follow(authorization(issuer, changes).url)).text, /Choose a demo identity/);
  }
});

test('ending the session at the provider tells the console by back channel and leads back to it', async (t) => {
  const console_ = createServer();
  console_.listen(0, '127.0.0.1');
  await once(console_, 'listening');
  t.after(() => console_.close());
  const origin = `http://127.0.0.1:${console_.address().port}`;
  const own = await startProvider([`--client-origins=${origin}`]);
  t.after(() => own.stop());
  const browser = newBrowser();
  const redirect = { redirect_uri: `${origin}/auth/callback` };
  const landed = await signIn(browser, own.url, 'responder-s', authorization(own.url, redirect));
  const tokens = await exchange(own.url, landed.answer.get('code'), landed.verifier, redirect);

  const told = new Promise((resolve) => {
    console_.on('request', async (req, res) => {
      let body = '';
      for await (const chunk of req) body += chunk;
      res.end();
      resolve({ url: req.url, token: new URLSearchParams(body).get('logout_token') });
    });
  });
  const end = new URL('/session/end', own.url);
  end.search = new URLSearchParams({ id_token_hint: tokens.id_token, post_logout_redirect_uri: `${origin}/auth/signed-out`, state: 's' });
  const asked = await browser.open(end);
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked.text)[1];
  const done = await browser.open(new URL('/session/end/confirm', own.url), {
    method: 'POST',
    body: new URLSearchParams({ xsrf, logout: 'yes' }),
  });
  assert.equal(done.location, `${origin}/auth/signed-out?state=s`);
  const { url, token } = await told;
  assert.equal(url, '/auth/backchannel-logout');
  const keys = createRemoteJWKSet(new URL('/jwks', own.url));
  const { payload, protectedHeader } = await jwtVerify(token, keys, { issuer: own.url, audience: 'lazaret' });
  assert.equal(protectedHeader.typ, 'logout+jwt');
  assert.equal(payload.sub, 'responder-s');
  assert.ok(payload.sid);
  assert.ok(payload.events['http://schemas.openid.net/event/backchannel-logout']);
});

test('it ends with whoever started it, when asked to', async () => {
  const own = await startProvider(['--until-stdin-ends']);
  own.child.stdin.end();
  const [code] = await once(own.child, 'exit');
  assert.equal(code, 0);
});

test('without --test the control path does not exist', async () => {
  assert.equal((await fetch(new URL('/test/requests', issuer))).status, 404);
});

test('its whole output is the line with its address', () => {
  assert.deepEqual(provider.output, [`demo identity provider: ${issuer}`]);
});
