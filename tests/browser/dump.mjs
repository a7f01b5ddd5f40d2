// What a journey left behind: every table of the database, comparable between two runs.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { day } from './steps.mjs';

const script = fileURLToPath(new URL('dump.py', import.meta.url));
const run = promisify(execFile);

/**
 * `{tables, undated, days}`: for each table "<count> rows <hash>", with and without days; `days` are those on which the
 * journey began and ended. The masked rows are written beside the pictures, named `label`.
 */
export async function dump(server, label, began) {
  const folder = join(tmpdir(), 'probity-journeys');
  await mkdir(folder, { recursive: true });
  const { stdout } = await run('python3', [script, join(server.dataDir, 'probity.db'), join(folder, `${label}.dump`)]);
  return { ...JSON.parse(stdout), days: [began, day(0)] };
}

/** Fails unless two dumps hold the same. Days are compared unless a midnight came between. */
export function same(one, other) {
  const days = new Set([...one.days, ...other.days]);
  const kind = days.size === 1 ? 'tables' : 'undated';
  assert.deepEqual(one[kind], other[kind]);
}
