// The control path of the tests (`--test` only): makes a correct provider answer wrongly, so that a console can
// show that it refuses. JSON in, JSON out.
//
//   POST   /test/clients      {client_id, origin}      registers one more console with the configured secret
//   POST   /test/faults       {kind, client_id?, times?} the next `times` (1) answers are wrong; kinds below
//   DELETE /test/faults       forgets them
//   POST   /test/keys/rotate  signs with a new key from now on
//   POST   /test/clock        {offset_ms}              the provider's clock beside the machine's
//   POST   /test/logout       {sub?}                   ends sessions and tells the consoles by back channel
//   POST   /test/logout-token {client_id, sub?, sid?, remove?, claims?, typ?, key?: "foreign"}   a logout token
//   GET    /test/requests     how often each path was asked for; DELETE starts anew
import { SignJWT, decodeJwt, importJWK } from 'jose';
import { randomUUID } from 'node:crypto';
import { newSigningKey } from './openid.mjs';
import { pathOf, readBody } from './interactions.mjs';
import { clientMetadata } from './settings.mjs';
import { forgetSession, liveSessions, registerClient } from './store.mjs';

const TOKEN_FAULTS = {
  'bad-nonce': (claims) => ({ ...claims, nonce: 'not-the-nonce-of-this-sign-in' }),
  'no-nonce': ({ nonce: _nonce, ...claims }) => claims,
  'wrong-audience': (claims) => ({ ...claims, aud: 'another-client' }),
  'foreign-audience-too': (claims) => ({ ...claims, aud: [claims.aud, 'another-client'] }),
  'wrong-issuer': (claims) => ({ ...claims, iss: 'http://issuer.example' }),
  expired: (claims) => ({ ...claims, iat: claims.iat - 7200, exp: claims.exp - 7200 }),
  'old-auth-time': (claims) => ({ ...claims, auth_time: claims.auth_time - 86_400 }),
  'no-groups': ({ groups: _groups, ...claims }) => claims,
  'many-groups': (claims) => ({ ...claims, groups: [...claims.groups, ...Array.from({ length: 500 }, (_, n) => `group-${n}`)] }),
  'markup-in-name': (claims) => ({ ...claims, name: '<img src=x onerror=alert(1)>\u202e' }),
  'foreign-key': (claims) => claims,
  unsigned: (claims) => claims,
};
const PATH_FAULTS = {
  'discovery-down': '/.well-known/openid-configuration',
  'keys-down': '/jwks',
  'token-down': '/token',
};
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** The control path and the faults it sets. */
export class Tampering {
  constructor(provider, issuer, settings, signingKey) {
    Object.assign(this, { provider, issuer, settings, key: signingKey, rotated: undefined, faults: [], requests: {} });
    provider.use((ctx, next) => this.spoil(ctx, next));
  }

  /** Answers the control path and the faulty paths; false for a request that is the provider's. */
  async handle(req, res) {
    const path = pathOf(req);
    if (path.startsWith('/test/')) {
      const body = req.method === 'POST' ? JSON.parse((await readBody(req, 65_536)) || '{}') : {};
      const answer = await this.control(`${req.method} ${path}`, body);
      json(res, answer === undefined ? 404 : 200, answer ?? { error: 'no such control' });
      return true;
    }
    this.requests[path] = (this.requests[path] ?? 0) + 1;
    const fault = this.take(({ kind }) => PATH_FAULTS[kind] === path);
    if (fault) json(res, 503, { error: 'temporarily_unavailable' });
    return fault !== undefined;
  }

  async control(route, body) {
    switch (route) {
      case 'POST /test/clients': {
        const secret = this.settings.client.client_secret;
        registerClient(clientMetadata({ id: body.client_id, secret, origins: [body.origin] }));
        return { client_id: body.client_id };
      }
      case 'POST /test/faults':
        if (!(body.kind in TOKEN_FAULTS) && !(body.kind in PATH_FAULTS)) return undefined;
        this.faults.push({ times: 1, ...body });
        return { faults: this.faults };
      case 'DELETE /test/faults':
        this.faults = [];
        return { faults: [] };
      case 'POST /test/keys/rotate':
        this.rotated = newSigningKey();
        return { kid: this.rotated.kid };
      case 'POST /test/clock':
        moveClock(body.offset_ms);
        return { now: Date.now() };
      case 'POST /test/logout':
        return { told: await this.endSessions(body.sub) };
      case 'POST /test/logout-token':
        return { logout_token: await this.logoutToken(body) };
      case 'GET /test/requests':
        return this.requests;
      case 'DELETE /test/requests':
        return (this.requests = {});
      default:
        return undefined;
    }
  }

  /** Rewrites the provider's own answers: tokens by the next fault, keys after a rotation. */
  async spoil(ctx, next) {
    await next();
    const route = ctx.oidc?.route;
    if (route === 'jwks' && this.rotated) ctx.body = { keys: [...ctx.body.keys, publicPart(this.rotated)] };
    if (route !== 'token' || !ctx.body?.id_token) return;
    const clientId = ctx.oidc.client.clientId;
    const fault = this.take(({ kind, client_id: of }) => kind in TOKEN_FAULTS && (!of || of === clientId));
    if (!fault && !this.rotated) return;
    const claims = decodeJwt(ctx.body.id_token);
    const wrong = fault ? TOKEN_FAULTS[fault.kind](claims) : claims;
    ctx.body = { ...ctx.body, id_token: await this.sign(wrong, 'JWT', fault?.kind) };
  }

  async sign(claims, typ, fault) {
    if (fault === 'unsigned') {
      const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
      return `${part({ alg: 'none', typ })}.${part(claims)}.`;
    }
    const known = this.rotated ?? this.key;
    // A foreign key under the known key's name: only the signature can tell.
    const key = fault === 'foreign-key' ? newSigningKey() : known;
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ, kid: known.kid }).sign(await importJWK(key, 'RS256'));
  }

  logoutToken({ client_id: aud, sub, sid, remove = [], claims = {}, typ = 'logout+jwt', key }) {
    const now = Math.floor(Date.now() / 1000);
    const whole = { iss: this.issuer, aud, sub, sid, iat: now, exp: now + 120, jti: randomUUID(), events: { [LOGOUT_EVENT]: {} }, ...claims };
    for (const name of remove) delete whole[name];
    return this.sign(whole, typ, key === 'foreign' ? 'foreign-key' : undefined);
  }

  async endSessions(sub) {
    const told = [];
    for (const [id, session] of liveSessions()) {
      if (sub && session.accountId !== sub) continue;
      forgetSession(id);
      for (const [clientId, { sid }] of Object.entries(session.authorizations ?? {})) {
        const client = await this.provider.Client.find(clientId);
        const failure = await client.backchannelLogout(session.accountId, sid).then(() => undefined, (error) => error.message);
        told.push({ client_id: clientId, sub: session.accountId, failure });
      }
    }
    return told;
  }

  take(matches) {
    const index = this.faults.findIndex(matches);
    if (index < 0) return undefined;
    const fault = this.faults[index];
    fault.times -= 1;
    if (fault.times <= 0) this.faults.splice(index, 1);
    return fault;
  }
}

const machineNow = Date.now.bind(Date);

function moveClock(offset) {
  Date.now = () => machineNow() + offset;
}

const publicPart = ({ kty, n, e, kid, alg, use }) => ({ kty, n, e, kid, alg, use });

function json(res, status, body) {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  res.end(JSON.stringify(body));
}
