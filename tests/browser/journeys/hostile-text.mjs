// Text that wants to be more than text stays text, wherever it was typed and wherever it is shown.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { alive, mark, texts } from '../hostile.mjs';
import { press, signIn } from '../steps.mjs';
import { hire } from '../world.mjs';

export const name = 'hostile text';

const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
const one = (text) => text.replace(/\s+/gu, ' ').trim();

async function dead(page) {
  assert.equal(await page.evaluate(alive, mark), false, `something came alive on ${page.url()}`);
}

/** Every text is the name of a supplier; the list shows each as it is. Gives their addresses and names. */
async function names(page, server) {
  const path = join(dirname(server.dataDir), 'hostile.csv');
  const rows = texts.map((text, n) => `${n},${quoted(text)},BD,${quoted(text)}`);
  await writeFile(path, ['source_id,name,country,city', ...rows].join('\n') + '\n');
  const { stdout } = await server.cli(['import', 'suppliers', path, '--source', 'fair', '--commit', '--json']);
  assert.equal(JSON.parse(stdout).created, texts.length);
  const found = [];
  await page.goto('/suppliers');
  for (;;) {
    await dead(page);
    const links = page.locator('main tbody a[href^="/suppliers/"]');
    found.push(...(await links.evaluateAll((all) => all.map((a) => [a.getAttribute('href'), a.textContent]))));
    const next = page.getByRole('link', { name: /^Next/ });
    if ((await next.count()) === 0) break;
    await page.goto(await next.first().getAttribute('href'));
  }
  return found;
}

/** What was typed into a text area and refused stands there again, byte by byte. */
async function comesBack(page, supplier, text) {
  await page.goto(`/blacklist/new?supplier=${supplier}`);
  await page.locator('textarea[name=grounds]').fill(text);
  await press(page, 'Propose blacklisting').catch(() => {});
  assert.ok((await page.locator('.error-summary').count()) > 0, 'it is refused');
  await dead(page);
  assert.equal(await page.locator('textarea[name=grounds]').inputValue(), text.replaceAll('\r', ''));
}

export async function run({ server, person }) {
  const { Gao } = await hire(server, [['Gao', 'procurement', 'integrity', 'compliance']]);
  const { page, problems } = await person();
  page.on('dialog', (dialog) => {
    problems.push(`a dialog said ${dialog.message()}`);
    return dialog.dismiss();
  });
  await signIn(page, Gao);
  const found = await names(page, server);
  const shown = new Set(found.map(([, said]) => one(said)));
  // Signs that no one can see are taken out when a name is stored; everything else is shown as it was typed.
  const visible = texts.filter((text) => !/[\u200B\u202E\uFEFF]/u.test(text));
  const lost = visible.filter((text) => ![...shown].some((said) => said.includes(one(text))));
  assert.deepEqual(lost, [], 'names that the list does not show as they are');
  const pages = [...new Set(found.map(([href]) => href))];
  assert.equal(pages.length, texts.length);
  for (const href of pages) {
    await page.goto(href);
    await dead(page);
    const title = await page.title();
    const said = one(await page.locator('h1').textContent());
    assert.ok(said.length > 0 && one(title).includes(said.slice(0, 10)), `${title} · ${said}`);
  }
  const supplier = pages[0].split('/').pop();
  for (const text of ['\nbegins with a line end', 'ends with one\n', '\n\n', ...visible]) await comesBack(page, supplier, text);
  for (const text of visible) {
    await page.goto(`/suppliers?q=${encodeURIComponent(text)}`);
    await dead(page);
    assert.equal(await page.locator('input[type=search][name=q]').inputValue(), text.replace(/[\r\n]/g, ''));
  }
  for (const [n, text] of visible.entries()) {
    if (text.includes('/') || n % 4 > 0) continue;
    await page.goto('/imports/new');
    const file = { name: `${text}.csv`, mimeType: 'text/csv', buffer: Buffer.from(`name,country\nWorks ${n},BD\n`) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByLabel(/^Source/).fill('fair');
    await page.locator('main form[enctype="multipart/form-data"] button').first().click();
    await page.waitForURL(/\/imports\/(?!new)/);
    await dead(page);
  }
  return { names: found.length, texts: texts.length };
}
