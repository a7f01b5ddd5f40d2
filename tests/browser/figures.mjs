// The figures of the running year, as the page exports them.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fiscalYear, follow, go } from './steps.mjs';

const script = fileURLToPath(new URL('sheet.py', import.meta.url));
const run = promisify(execFile);

async function exported(page, format) {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: `Export ${format.toUpperCase()}` }).click();
  const file = await coming;
  assert.equal(file.suggestedFilename().endsWith(`FY${fiscalYear()}.${format}`), true, file.suggestedFilename());
  const { stdout } = await run('python3', [script, await file.path()]);
  const [heads, ...rows] = JSON.parse(stdout);
  const column = (name) => heads.findIndex((head) => head.startsWith(name));
  const [above, below] = [column('Numerator'), column('Denominator')];
  return rows.map((row) => [row[0], row[above], row[below]].join(' ').trim());
}

/** Exports the year as XLSX and as CSV: the same figures, among them the `expected` (id, numerator, denominator). */
export async function exportFigures({ page }, expected, check) {
  await go(page, 'Statistics');
  await check(page);
  await follow(page, `FY${fiscalYear()}`, page.locator('main table'));
  await check(page);
  const figures = await exported(page, 'xlsx');
  assert.deepEqual(await exported(page, 'csv'), figures);
  for (const figure of expected) assert.ok(figures.includes(figure), `${figure} is not among ${figures.join(' · ')}`);
}
