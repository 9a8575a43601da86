import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

const KEPT_LINES = 400;

/** A child process of the test world whose last output is kept for the report. */
export class Process {
  private readonly lines: string[] = [];

  private constructor(private readonly name: string, private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.lines.push(...text.split('\n').filter(Boolean));
        this.lines.splice(0, this.lines.length - KEPT_LINES);
      });
    }
    // A failed start shows itself by the health check that then never succeeds.
    child.on('error', (error) => this.lines.push(`could not start: ${error.message}`));
  }

  /** Starts `command`; `env` comes on top of the little that every program needs. */
  static start(name: string, command: string, args: string[], env: Record<string, string>, cwd: string): Process {
    const { PATH = '', HOME = '' } = process.env;
    return new Process(name, spawn(command, args, { cwd, env: { PATH, HOME, ...env } }));
  }

  /** The last lines it wrote. */
  output(): string {
    return this.lines.join('\n');
  }

  /** Whether it has ended. */
  ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined;
  }

  /** Polls `url` until it answers 200; rejects with the process's output when it ends or the deadline passes. */
  async healthy(url: string, deadlineMs = 30_000): Promise<void> {
    const deadline = Date.now() + deadlineMs;
    for (;;) {
      if (await answers(url)) return;
      if (this.ended() || Date.now() > deadline) throw new Error(`${this.name} does not answer at ${url}\n${this.output()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Asks it to end and waits; after ten seconds it is killed, and that is an error. */
  async stop(): Promise<void> {
    if (this.ended()) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const late = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    const [, signal] = (await exit) as [number | null, string | null];
    clearTimeout(late);
    if (signal === 'SIGKILL') throw new Error(`${this.name} did not end when asked\n${this.output()}`);
  }

  /** Kills it without warning, as a power cut would. */
  async kill(): Promise<void> {
    if (this.ended()) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exit;
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
