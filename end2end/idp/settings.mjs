// What the provider is told from outside: environment first, then arguments `--name=value`, which win.
//
//   HOST                  127.0.0.1        address to listen on
//   PORT                  3400             0 takes a free one
//   ISSUER                http://HOST:PORT as the console and the browser reach it
//   CLIENT_ID, CLIENT_SECRET               lazaret, demo-secret-that-protects-nothing
//   CLIENT_ORIGINS        http://127.0.0.1:3000,http://localhost:3000; redirect URIs follow from them
//   REDIRECT_URIS, POST_LOGOUT_REDIRECT_URIS, BACKCHANNEL_LOGOUT_URI   instead of what follows from the origins
//   ID_TOKEN_TTL 300, CODE_TTL 60, SESSION_TTL 28800                   seconds
//   --until-stdin-ends    ends with whoever started it, however that one ends
//   --test                answers the control path /test/ (tampering.mjs)

const DEFAULT_ORIGINS = 'http://127.0.0.1:3000,http://localhost:3000';

/** Reads the settings; throws with the name of what is wrong. */
export function readSettings(env, args) {
  const given = { ...env };
  let test = false;
  let untilStdinEnds = false;
  for (const arg of args) {
    const option = /^--([a-z-]+)=(.*)$/.exec(arg);
    if (arg === '--test') test = true;
    else if (arg === '--until-stdin-ends') untilStdinEnds = true;
    else if (option) given[option[1].replaceAll('-', '_').toUpperCase()] = option[2];
    else throw new Error(`unknown argument ${arg}`);
  }
  const origins = list(given.CLIENT_ORIGINS || DEFAULT_ORIGINS);
  return {
    host: given.HOST || '127.0.0.1',
    port: whole(given, 'PORT', 3400, 0),
    issuer: given.ISSUER || undefined,
    test,
    untilStdinEnds,
    client: clientMetadata({
      id: given.CLIENT_ID || 'lazaret',
      secret: given.CLIENT_SECRET || 'demo-secret-that-protects-nothing',
      origins,
      redirectUris: given.REDIRECT_URIS && list(given.REDIRECT_URIS),
      postLogoutRedirectUris: given.POST_LOGOUT_REDIRECT_URIS && list(given.POST_LOGOUT_REDIRECT_URIS),
      backchannelLogoutUri: given.BACKCHANNEL_LOGOUT_URI || undefined,
    }),
    ttl: {
      idToken: whole(given, 'ID_TOKEN_TTL', 300, 1),
      code: whole(given, 'CODE_TTL', 60, 1),
      session: whole(given, 'SESSION_TTL', 8 * 3600, 1),
    },
  };
}

/** The registration of one console, in the names of OpenID Connect Dynamic Client Registration. */
export function clientMetadata({ id, secret, origins, redirectUris, postLogoutRedirectUris, backchannelLogoutUri }) {
  return {
    client_id: id,
    client_secret: secret,
    client_name: 'Lazaret',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    scope: 'openid profile email groups',
    require_auth_time: true,
    redirect_uris: redirectUris || origins.map((origin) => `${origin}/auth/callback`),
    post_logout_redirect_uris: postLogoutRedirectUris || origins.map((origin) => `${origin}/auth/signed-out`),
    backchannel_logout_uri: backchannelLogoutUri || `${origins[0]}/auth/backchannel-logout`,
    backchannel_logout_session_required: true,
  };
}

function list(text) {
  return text.split(',').map((item) => item.trim()).filter(Boolean);
}

function whole(given, name, fallback, least) {
  if (given[name] === undefined || given[name] === '') return fallback;
  const value = Number(given[name]);
  if (!Number.isInteger(value) || value < least) throw new Error(`${name} must be a whole number from ${least}`);
  return value;
}
