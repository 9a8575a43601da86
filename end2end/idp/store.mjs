// What the provider remembers: in memory, gone with the process. An adapter of our own instead of the library's
// quick-start one, because the tests' control path must find sessions and register clients.

const models = new Map();

const table = (model) => {
  if (!models.has(model)) models.set(model, new Map());
  return models.get(model);
};

/** The adapter class that `oidc-provider` instantiates once per model. */
export class MemoryStore {
  constructor(model) {
    this.rows = table(model);
  }

  async upsert(id, payload, expiresIn) {
    this.rows.set(id, { payload, expiresAt: expiresIn ? Date.now() + expiresIn * 1000 : Infinity });
  }

  async find(id) {
    const row = this.rows.get(id);
    if (row && row.expiresAt <= Date.now()) this.rows.delete(id);
    return this.rows.get(id)?.payload;
  }

  async findByUid(uid) {
    return findPayload(this.rows, (payload) => payload.uid === uid);
  }

  async findByUserCode(userCode) {
    return findPayload(this.rows, (payload) => payload.userCode === userCode);
  }

  async consume(id) {
    const row = this.rows.get(id);
    if (row) row.payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id) {
    this.rows.delete(id);
  }

  async revokeByGrantId(grantId) {
    for (const [id, { payload }] of this.rows) if (payload.grantId === grantId) this.rows.delete(id);
  }
}

/** Registers a console besides the configured one. */
export const registerClient = (metadata) => table('Client').set(metadata.client_id, { payload: metadata, expiresAt: Infinity });

/** Every live browser session at the provider, as `[id, payload]`. */
export const liveSessions = () =>
  [...table('Session')].filter(([, row]) => row.expiresAt > Date.now()).map(([id, row]) => [id, row.payload]);

/** Forgets a browser session. */
export const forgetSession = (id) => table('Session').delete(id);

function findPayload(rows, matches) {
  for (const { payload, expiresAt } of rows.values()) if (expiresAt > Date.now() && matches(payload)) return payload;
  return undefined;
}
