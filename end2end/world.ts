import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Process, freePort } from './support/processes.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SERVER = process.env['LAZARET_SERVER'] ?? join(ROOT, 'target/debug/server');
const CLIENT = { id: 'lazaret', secret: 'demo-secret-that-protects-nothing' };

/** A console with its own simulated AWS account, its own journal and its own identity provider. */
export class World {
  private constructor(
    /** Where the console answers, without a slash at the end. */
    readonly url: string,
    /** Where its identity provider answers. */
    readonly provider: string,
    /** Where the simulator's controls answer (clock, faults, calls). */
    readonly control: string,
    private readonly folder: string,
    private readonly identity: Process,
    private server: Process,
    private readonly startServer: () => Process,
  ) {}

  /** Starts one; resolves when console and provider answer. `env` changes the console's settings. */
  static async start(env: Record<string, string> = {}): Promise<World> {
    const [port, providerPort, controlPort] = [await freePort(), await freePort(), await freePort()];
    const url = `http://127.0.0.1:${port}`;
    const provider = `http://127.0.0.1:${providerPort}`;
    const folder = await mkdtemp(join(tmpdir(), 'lazaret-world-'));
    const identity = Process.start('identity provider', process.execPath, ['end2end/idp/provider.mjs', '--test'], {
      PORT: String(providerPort),
      CLIENT_ID: CLIENT.id,
      CLIENT_SECRET: CLIENT.secret,
      CLIENT_ORIGINS: url,
    }, ROOT);
    const startServer = () => Process.start('console', SERVER, ['--demo'], {
      LAZARET_LISTEN: `127.0.0.1:${port}`,
      LAZARET_PUBLIC_URL: url,
      LAZARET_DATA: folder,
      LAZARET_OIDC_ISSUER: provider,
      LAZARET_OIDC_CLIENT_ID: CLIENT.id,
      LAZARET_OIDC_CLIENT_SECRET: CLIENT.secret,
      LAZARET_SIMULATOR_CONTROL: `127.0.0.1:${controlPort}`,
      LEPTOS_SITE_ROOT: join(ROOT, 'target/site'),
      ...env,
    }, ROOT);
    const world = new World(url, provider, `http://127.0.0.1:${controlPort}`, folder, identity, startServer(), startServer);
    try {
      await identity.healthy(`${provider}/health`);
      await world.server.healthy(`${url}/healthz`);
    } catch (error) {
      await world.stop();
      throw error;
    }
    return world;
  }

  /** Stops the console and starts it again on the same port and journal; `{ kill: true }` as a power cut would. */
  async restartServer({ kill = false } = {}): Promise<void> {
    await (kill ? this.server.kill() : this.server.stop());
    this.server = this.startServer();
    await this.server.healthy(`${this.url}/healthz`);
  }

  /** Sends JSON to the simulator's controls or the provider's (`/test/…`); rejects unless it answers 2xx. */
  async tell(base: 'control' | 'provider', method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this[base]}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** What console and provider wrote last. */
  output(): string {
    return `console:\n${this.server.output()}\n\nidentity provider:\n${this.identity.output()}`;
  }

  /** Ends everything and removes the journal. */
  async stop(): Promise<void> {
    await Promise.all([this.server.stop(), this.identity.stop()]);
    await rm(this.folder, { recursive: true, force: true });
  }
}
