import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { authorization, control, exchange, newBrowser, signIn, startProvider } from './browser.mjs';

let provider;
let issuer;
before(async () => {
  provider = await startProvider(['--test']);
  issuer = provider.url;
});
after(() => provider.stop());

const keys = () => createRemoteJWKSet(new URL('/jwks', issuer));
const spoiled = async (kind) => {
  assert.equal((await control(issuer, 'POST', '/test/faults', { kind })).status, 200);
  const landed = await signIn(newBrowser(), issuer, 'responder-s');
  const { id_token: token } = await exchange(issuer, landed.answer.get('code'), landed.verifier);
  return { token, claims: decodeJwt(token), nonce: landed.nonce };
};

test('each token fault spoils exactly its claim, under a good signature', async () => {
  const nonce = await spoiled('bad-nonce');
  assert.notEqual(nonce.claims.nonce, nonce.nonce);
  await jwtVerify(nonce.token, keys(), { issuer, audience: 'lazaret' });
  assert.equal((await spoiled('wrong-audience')).claims.aud, 'another-client');
  assert.equal((await spoiled('wrong-issuer')).claims.iss, 'http://issuer.example');
  assert.ok((await spoiled('expired')).claims.exp < Date.now() / 1000);
  assert.equal((await spoiled('no-groups')).claims.groups, undefined);
  assert.equal((await spoiled('no-nonce')).claims.nonce, undefined);
});

test('a foreign key and a missing signature are what they say', async () => {
  const foreign = await spoiled('foreign-key');
  await assert.rejects(jwtVerify(foreign.token, keys()), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  assert.equal(decodeProtectedHeader((await spoiled('unsigned')).token).alg, 'none');
});

test('a fault is used up and the next sign-in is good', async () => {
  await spoiled('wrong-audience');
  const landed = await signIn(newBrowser(), issuer, 'responder-s');
  const tokens = await exchange(issuer, landed.answer.get('code'), landed.verifier);
  await jwtVerify(tokens.id_token, keys(), { issuer, audience: 'lazaret' });
});

test('discovery fails as often as asked, then answers', async () => {
  await control(issuer, 'POST', '/test/faults', { kind: 'discovery-down', times: 2 });
  const statuses = [];
  for (let n = 0; n < 3; n += 1) statuses.push((await fetch(new URL('/.well-known/openid-configuration', issuer))).status);
  assert.deepEqual(statuses, [503, 503, 200]);
});

test('a registered console has its own addresses', async () => {
  await control(issuer, 'POST', '/test/clients', { client_id: 'second', origin: 'http://127.0.0.1:4000' });
  const request = authorization(issuer, { client_id: 'second', redirect_uri: 'http://127.0.0.1:4000/auth/callback' });
  const landed = await signIn(newBrowser(), issuer, 'viewer-v', request);
  assert.ok(landed.location.startsWith('http://127.0.0.1:4000/auth/callback?code='));
});

test('a rotated key is published beside the old one', async () => {
  const { kid } = await control(issuer, 'POST', '/test/keys/rotate');
  const landed = await signIn(newBrowser(), issuer, 'responder-s');
  const { id_token: token } = await exchange(issuer, landed.answer.get('code'), landed.verifier);
  assert.equal(decodeProtectedHeader(token).kid, kid);
  await jwtVerify(token, keys(), { issuer, audience: 'lazaret' });
});

test('ending a person’s sessions names the consoles that were told', async () => {
  const browser = newBrowser();
  await signIn(browser, issuer, 'auditor-a');
  const { told } = await control(issuer, 'POST', '/test/logout', { sub: 'auditor-a' });
  assert.equal(told.length, 1);
  assert.equal(told[0].client_id, 'lazaret');
  // Nobody listens at the console's address here: the failure is told, not hidden.
  assert.ok(told[0].failure);
  assert.match((await browser.follow(authorization(issuer).url)).text, /Choose a demo identity/);
});

test('logout tokens are made to measure', async () => {
  const wanted = { client_id: 'lazaret', sub: 'lead-l', sid: 'abc', claims: { nonce: 'n' }, remove: ['events'] };
  const { logout_token: token } = await control(issuer, 'POST', '/test/logout-token', wanted);
  const { payload } = await jwtVerify(token, keys(), { issuer, audience: 'lazaret', typ: 'logout+jwt' });
  assert.equal(payload.nonce, 'n');
  assert.equal(payload.events, undefined);
});

test('the clock of the provider moves on request', async () => {
  const { now } = await control(issuer, 'POST', '/test/clock', { offset_ms: -3_600_000 });
  assert.ok(Math.abs(now - (Date.now() - 3_600_000)) < 10_000);
  await control(issuer, 'POST', '/test/clock', { offset_ms: 0 });
});

test('an unknown control is not found', async () => {
  assert.equal((await control(issuer, 'POST', '/test/nothing', {})).status, 404);
  assert.equal((await control(issuer, 'POST', '/test/faults', { kind: 'nothing' })).status, 404);
});
