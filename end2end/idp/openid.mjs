// The certified provider, configured as a careful company would: code flow only, PKCE with S256 for everybody,
// groups in the ID token, single logout by back channel. Consent is given beforehand: it is one company.
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { findPerson } from './people.mjs';
import { answerPage, logoutPage, messagePage } from './pages.mjs';
import { MemoryStore } from './store.mjs';

const SCOPES = 'openid profile email groups';

/** A fresh RS256 signing key as a private JWK. */
export function newSigningKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256', use: 'sig' };
}

/** Builds the provider; `signingKey` is handed in because the tests' control path signs with it too. */
export async function buildProvider(issuer, settings, signingKey) {
  const { Provider } = await importQuietly();
  return new Provider(issuer, {
    adapter: MemoryStore,
    clients: [settings.client],
    jwks: { keys: [signingKey] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      // Browsers share cookies between the ports of one host: the names must not meet the console's.
      names: { session: 'demo_idp_session', interaction: 'demo_idp_interaction', resume: 'demo_idp_resume' },
    },
    scopes: SCOPES.split(' '),
    claims: {
      openid: ['sub', 'sid', 'auth_time'],
      profile: ['name'],
      email: ['email', 'email_verified'],
      groups: ['groups'],
    },
    // Claims stand in the ID token itself, as most companies' providers have it.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => answerPage(ctx, logoutPage(form, ctx.oidc.entities.IdTokenHint !== undefined)),
        postLogoutSuccessSource: (ctx) => answerPage(ctx, messagePage('Signed out', 'You are signed out of the demo identities.')),
      },
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    ttl: {
      AccessToken: settings.ttl.idToken,
      AuthorizationCode: settings.ttl.code,
      Grant: settings.ttl.session,
      IdToken: settings.ttl.idToken,
      Interaction: 3600,
      Session: settings.ttl.session,
    },
    clientBasedCORS: () => false,
    findAccount: (_ctx, sub) => account(sub),
    loadExistingGrant: givenGrant,
    renderError: (ctx, out) => answerPage(ctx, messagePage('The request was refused', `${out.error}: ${out.error_description ?? ''}`)),
    // The library's guard against internal addresses would stop the back channel to a console on this machine.
    fetch: (url, { dispatcher: _guard, ...options }) => fetch(url, options),
  });
}

// The library recommends a newer Node by a warning at import; everything used here runs on the one at hand.
async function importQuietly() {
  const { warn } = console;
  console.warn = () => {};
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}

function account(sub) {
  const person = findPerson(sub);
  if (!person) return undefined;
  const { name, email, groups } = person;
  return { accountId: sub, claims: () => ({ sub, name, email, email_verified: true, groups }) };
}

async function givenGrant(ctx) {
  const { client, session, provider } = ctx.oidc;
  const known = session.grantIdFor(client.clientId);
  const existing = known && (await provider.Grant.find(known));
  if (existing) return existing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(SCOPES);
  await grant.save();
  return grant;
}
