// Starts the real program on a free port with a data folder of its own.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');

export const binary = resolve(process.env.PROBITY_BINARY ?? join(target, 'debug/probity'));

/** Asks `condition` until it answers something, and fails with `what` when `seconds` are over. */
export async function until(condition, what, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await condition();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await new Promise((again) => setTimeout(again, 50));
  }
}

function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

// An unknown PROBITY_* variable is an error, and the caller's own settings are none of the journey's.
function cleanEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('PROBITY_')));
}

async function answers(url) {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}

/** Runs a subcommand to its end; gives what it printed and its exit code. */
function command(args, options, input = '') {
  return new Promise((done, failed) => {
    const child = spawn(binary, args, options).once('error', failed);
    const printed = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr']) {
      child[stream].setEncoding('utf8').on('data', (text) => (printed[stream] += text));
    }
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.once('close', (code) => done({ code, ...printed }));
  });
}

/**
 * A running server: `url`, `dataDir`, `log()`, `stop()`, and `cli(args, {input, check})`
 * for its other subcommands on the same data.
 */
export async function startServer(settings = {}) {
  const home = await mkdtemp(join(tmpdir(), 'probity-journey-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const dataDir = join(home, 'data');
  const env = {
    ...cleanEnvironment(),
    PROBITY_DATA_DIR: dataDir,
    PROBITY_LISTEN: new URL(url).host,
    PROBITY_BASE_URL: url,
    ...settings,
  };
  const options = { cwd: home, env };

  let log = '';
  let ended = null;
  const child = spawn(binary, ['serve'], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = new Promise((done) => {
    const end = (why) => done((ended ??= String(why)));
    child.once('error', end).once('close', (code, signal) => end(signal ?? `exit code ${code}`));
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (log += text));
  }

  const stop = async () => {
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.kill('SIGTERM');
    await exit;
    clearTimeout(late);
    await rm(home, { recursive: true, force: true });
  };

  try {
    await until(() => ended || answers(url), 'the server to answer');
    if (ended) throw new Error(`the server ended before it answered: ${ended}`);
  } catch (error) {
    await stop();
    error.message += `\n${log}`;
    throw error;
  }

  const cli = async (args, { input, check = true } = {}) => {
    const result = await command(args, options, input);
    if (check && result.code !== 0) {
      throw new Error(`probity ${args.join(' ')} ended with ${result.code}\n${result.stderr}${result.stdout}`);
    }
    return result;
  };
  return { url, dataDir, cli, stop, log: () => log };
}
