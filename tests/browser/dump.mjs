// What a journey left behind: every table of the database, comparable between two runs.

import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const script = fileURLToPath(new URL('dump.py', import.meta.url));
const run = promisify(execFile);

/** `{table: "<count> rows <hash>"}`; the masked rows are written beside the pictures, named `label`. */
export async function dump(server, label) {
  const folder = join(tmpdir(), 'probity-journeys');
  await mkdir(folder, { recursive: true });
  const { stdout } = await run('python3', [script, join(server.dataDir, 'probity.db'), join(folder, `${label}.dump`)]);
  return JSON.parse(stdout);
}
