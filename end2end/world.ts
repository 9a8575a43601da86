import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Process, freePort } from './support/processes.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SERVER = process.env['LAZARET_SERVER'] ?? join(ROOT, 'target/debug/server');
const SIMULATOR = process.env['LAZARET_SIMULATOR'] ?? join(ROOT, 'target/debug/simulator');
const SITE = process.env['LAZARET_SITE'] ?? join(ROOT, 'target/site');
const CLIENT = { id: 'lazaret', secret: 'demo-secret-that-protects-nothing' };

export interface WorldOptions {
  /** Changes the console's settings. */
  readonly env?: Record<string, string>;
  /** Runs the simulated account in a process of its own, as AWS is: it outlives a console that is started again. */
  readonly apart?: boolean;
}

/** A console with its own simulated AWS account, its own journal and its own identity provider. */
export class World {
  private constructor(
    /** Where the console answers, without a slash at the end. */
    readonly url: string,
    /** Where its identity provider answers. */
    readonly provider: string,
    /** Where the simulator's controls answer (clock, faults, calls). */
    readonly control: string,
    /** Where the simulated AWS answers. */
    readonly aws: string,
    private readonly folder: string,
    private readonly account: Process | undefined,
    private readonly identity: Process,
    private server: Process,
    private readonly startServer: () => Process,
  ) {}

  /** Starts one; resolves when console and provider answer. */
  static async start({ env = {}, apart = false }: WorldOptions = {}): Promise<World> {
    const [port, providerPort, controlPort, awsPort] = [await freePort(), await freePort(), await freePort(), await freePort()];
    const url = `http://127.0.0.1:${port}`;
    const provider = `http://127.0.0.1:${providerPort}`;
    const [control, aws] = [`127.0.0.1:${controlPort}`, `127.0.0.1:${awsPort}`];
    const folder = await mkdtemp(join(tmpdir(), 'lazaret-world-'));
    const identity = Process.start('identity provider', process.execPath, ['end2end/idp/provider.mjs', '--test'], {
      PORT: String(providerPort),
      CLIENT_ID: CLIENT.id,
      CLIENT_SECRET: CLIENT.secret,
      CLIENT_ORIGINS: url,
    }, ROOT);
    const account = apart
      ? Process.start('simulator', SIMULATOR, ['--listen', aws, '--control', control, '--seed', 'demo'], {}, ROOT)
      : undefined;
    const backend: Record<string, string> = apart
      ? { LAZARET_AWS_REGION: 'eu-central-1', LAZARET_AWS_ENDPOINT: `http://${aws}`, AWS_ACCESS_KEY_ID: 'AKIASIMULATEDRESPOND', AWS_SECRET_ACCESS_KEY: 'any' }
      : { LAZARET_SIMULATOR_CONTROL: control, LAZARET_SIMULATOR_LISTEN: aws };
    const startServer = () => Process.start('console', SERVER, apart ? [] : ['--demo'], {
      LAZARET_LISTEN: `127.0.0.1:${port}`,
      LAZARET_PUBLIC_URL: url,
      LAZARET_DATA: folder,
      LAZARET_OIDC_ISSUER: provider,
      LAZARET_OIDC_CLIENT_ID: CLIENT.id,
      LAZARET_OIDC_CLIENT_SECRET: CLIENT.secret,
      LEPTOS_SITE_ROOT: SITE,
      ...backend,
      ...env,
    }, ROOT);
    try {
      await identity.healthy(`${provider}/health`);
      await account?.healthy(`http://${control}/clock`);
    } catch (error) {
      await Promise.all([identity.stop(), account?.stop()]);
      throw error;
    }
    const world = new World(url, provider, `http://${control}`, `http://${aws}`, folder, account, identity, startServer(), startServer);
    try {
      await world.server.healthy(`${url}/healthz`);
    } catch (error) {
      await world.stop();
      throw error;
    }
    return world;
  }

  /** Kills the console as a power cut would; it stays down until `startAgain`. */
  async killServer(): Promise<void> {
    await this.server.kill();
  }

  /** Starts the console again on the same port and journal. */
  async startAgain(): Promise<void> {
    this.server = this.startServer();
    await this.server.healthy(`${this.url}/healthz`);
  }

  /** Stops the console and starts it again on the same port and journal. */
  async restartServer(): Promise<void> {
    await this.server.stop();
    await this.startAgain();
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
    return `console:\n${this.server.output()}\n\nidentity provider:\n${this.identity.output()}\n\nsimulator:\n${this.account?.output() ?? 'in the console'}`;
  }

  /** Ends everything and removes the journal. */
  async stop(): Promise<void> {
    await Promise.all([this.server.stop(), this.identity.stop(), this.account?.stop()]);
    await rm(this.folder, { recursive: true, force: true });
  }
}
