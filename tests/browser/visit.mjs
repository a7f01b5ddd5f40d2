// The visit of a drawn supplier: claimed from the queue, scored item by item, commented on, settled.

import assert from 'node:assert/strict';
import { attach, follow, go, press } from './steps.mjs';

// What is not as it must be; one of them an item of zero tolerance, which needs evidence.
const FOUND = {
  'SC-03': { mark: 'Not met', note: 'The east exit of the finishing hall was chained while people worked.', proof: true },
  'SC-20': { mark: 'Partly met', note: 'Two drums of thinner stood labelled, but without a tray.' },
};

/** So many findings follow. */
export const findings = Object.keys(FOUND).length;

async function select(page, tab, supplier, number, check) {
  await go(page, 'Spot checks');
  await check(page);
  await follow(page, tab, page.locator('.tabs'));
  await check(page);
  await page.getByRole('searchbox', { name: /^Supplier/ }).fill(supplier);
  await press(page, 'Apply');
  await follow(page, number, page.locator('main table'));
  await check(page);
}

/** An auditor takes the check from the queue and begins the visit. */
export async function begin({ page }, { name, spotCheck }, check) {
  await select(page, /^To claim/, name, spotCheck, check);
  await press(page, 'Claim the check');
  await check(page);
  await press(page, 'Begin the visit');
  await check(page);
}

async function mark(page, item) {
  const { mark, note, proof } = FOUND[item] ?? { mark: 'Met' };
  const card = page.locator(`#item-${item}`);
  await card.getByLabel(mark, { exact: true }).check();
  if (note) await card.getByLabel('What you found').fill(note);
  await press(page, `Save ${item}`, card);
  if (proof) await attach(page, card, item);
}

/** Marks every item on the scoring page and submits the score. */
export async function score({ page }, check) {
  const cards = page.locator('[id^="item-"]');
  const items = await cards.evaluateAll((all) => all.map(({ id }) => id.slice('item-'.length)));
  assert.ok(items.length > 20, `${items.length} items`);
  for (const item of items) await mark(page, item);
  await check(page);
  await press(page, 'Submit the score');
  await check(page);
}

/** The supplier says what it has to say before the result. */
export async function comment({ page }, { spotCheck }, check) {
  await go(page, 'Checks and audits');
  await check(page);
  await follow(page, spotCheck, page.locator('main table'));
  await check(page);
  await page.getByLabel('Your comment').fill('The key of the exit hung beside the door.');
  await press(page, 'Send the comment');
  await check(page);
}

/** The auditor reads the comment and gives the result: failed. */
export async function settle({ page }, { spotCheck }, check) {
  await go(page, 'Spot checks');
  await follow(page, spotCheck, page.locator('main table'));
  await follow(page, 'Give the result');
  await check(page);
  await page.getByText('The key of the exit hung beside the door.').waitFor();
  await press(page, 'Fail the spot check');
  await check(page);
  await follow(page, /^Findings/, page.locator('.tabs'));
  await check(page);
  assert.equal(await page.locator('main tbody tr').count(), findings);
}

/** Closes the check when its remediations are closed and a disposition has been decided. */
export async function close({ page }, { name, spotCheck }, check, until) {
  await select(page, /^Remediation/, name, spotCheck, check);
  await follow(page, 'Open the record');
  const close = page.getByRole('button', { name: 'Close the check', exact: true });
  // That the remediations have begun is noted by the clock.
  await until(async () => (await page.reload()) && (await close.count()), 'the check to follow its remediations');
  await check(page);
  await press(page, 'Close the check');
  await check(page);
  await page.locator('.page-head .tag', { hasText: 'Closed' }).waitFor();
}

/** From the record of a failed check to the form that proposes what follows. */
export async function proposeDisposition({ page }, { name, spotCheck }, check) {
  await select(page, /^Remediation/, name, spotCheck, check);
  await follow(page, 'Open the record');
  await check(page);
  await follow(page, 'Propose a disposition');
}
