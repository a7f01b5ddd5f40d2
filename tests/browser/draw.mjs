// A draw as two people carry it out, from the plan to the names.

import { day, follow, go, press } from './steps.mjs';

async function plan({ page }, size, check) {
  await go(page, 'Draws');
  await check(page);
  await follow(page, 'Plan a draw');
  await check(page);
  await page.getByLabel('Spot check', { exact: true }).check();
  await page.getByLabel('Suppliers to draw').fill(String(size));
  await page.getByLabel('Public value', { exact: true }).fill('SSE Composite Index, closing value, two decimals');
  await page.getByLabel('Day of the public value').fill(day(0));
  await page.getByLabel('Visits end on').fill(day(60));
  await page.getByLabel('Reason').fill('The spot checks of the year.');
  await press(page, 'Freeze the population');
  await check(page);
}

async function open({ page }) {
  await go(page, 'Draws');
  await follow(page, /^D-/, page.locator('main table'));
}

/** Draws so many suppliers. */
export async function draw(server, [first, second], size, check) {
  const secrets = [];
  await plan(first, size, check);
  for (const { page } of [first, second]) {
    const { stdout } = await server.cli(['draw', 'commit']);
    const said = (what) => new RegExp(`${what}\\s+([0-9a-f]{64})`).exec(stdout)[1];
    secrets.push(said('secret'));
    await open({ page });
    await page.getByLabel('Your commitment').fill(said('commitment'));
    await press(page, 'Commit');
    await check(page);
  }
  for (const [at, { page }] of [first, second].entries()) {
    await open({ page });
    await page.getByLabel('Your secret').fill(secrets[at]);
    await press(page, 'Reveal');
    await check(page);
  }
  await first.page.reload();
  await first.page.getByLabel('Public value as published').fill('3117.42');
  await press(first.page, 'Enter the value');
  await check(first.page);
  await first.page.locator('.tag', { hasText: 'Drawn' }).first().waitFor();
}

/** What the draw says about a supplier: its name, the chance it had, and the number of its check. */
export async function drawn({ page }, number, check) {
  await open({ page });
  await check(page);
  const row = page.locator('main tbody tr', { hasText: `${number} ` });
  const cells = (await row.locator('td, th').allInnerTexts()).map((text) => text.trim());
  return { name: cells[0].slice(number.length).trim(), chance: cells[4], spotCheck: cells[5] };
}
