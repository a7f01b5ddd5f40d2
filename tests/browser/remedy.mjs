// What follows a failed check: remediations put right and verified by another person, and a disposition by two.

import assert from 'node:assert/strict';
import { attach, day, follow, go, press } from './steps.mjs';

async function plan({ page }, number, check) {
  await go(page, 'Remediation');
  await follow(page, number, page.locator('main table'));
  await check(page);
  await page.getByLabel('Root cause').fill('Nobody was named who checks it.');
  await page.getByLabel('Action', { exact: true }).fill('Put right on the day of the visit.');
  await page.getByLabel('Prevention').fill('The shift lead checks it each morning and signs.');
  await page.getByLabel('Owner').fill('Plant manager');
  await page.getByLabel('Done by').fill(day(1));
  await press(page, 'Submit the plan');
  await check(page);
}

async function acceptPlan({ page }, number, check) {
  await go(page, 'Remediation');
  await check(page);
  await follow(page, number, page.locator('main table'));
  await check(page);
  await press(page, 'Accept the plan');
  await check(page);
}

async function prove({ page }, number, check) {
  await go(page, 'Remediation');
  await follow(page, number, page.locator('main table'));
  await attach(page, page.locator('main .evidence'), number);
  await page.getByLabel('Note to the reviewer').fill('A photograph of the place and the signed list.');
  await press(page, 'Submit the evidence');
  await check(page);
}

async function toVerify(page, number, check) {
  await go(page, 'Remediation');
  await follow(page, /^Evidence to verify/, page.locator('.tabs'));
  await check(page);
  await follow(page, number, page.locator('main table'));
  await check(page);
}

async function verify({ page }, number, check) {
  await toVerify(page, number, check);
  await page.getByLabel('Reason').fill('The files show it.');
  await press(page, 'Verify the evidence');
  await check(page);
  await press(page, 'Close the remediation');
  await check(page);
}

/** Takes every remediation of the supplier from its plan to its end; whoever raised the finding is not asked to verify. */
export async function putRight({ supplier, reviewer, auditor }, expected, check) {
  const { page } = supplier;
  await page.locator('.brand').click();
  await check(page);
  await go(page, 'Remediation');
  await check(page);
  const numbers = await page.locator('main tbody a').allInnerTexts();
  assert.equal(numbers.length, expected, `remediations: ${numbers.join(' ')}`);
  for (const number of numbers) {
    await plan(supplier, number, check);
    await acceptPlan(reviewer, number, check);
    await prove(supplier, number, check);
    await toVerify(auditor.page, number, check);
    assert.equal(await auditor.page.getByRole('button', { name: 'Verify the evidence' }).count(), 0);
    await verify(reviewer, number, check);
  }
}

/** Proposes a freeze on the form that is open, and gives notice. */
export async function proposeFreeze({ page }, check) {
  await check(page);
  await page.getByLabel('Freeze', { exact: true }).check();
  await check(page);
  await page.getByLabel('Reason').fill('An exit was chained while people worked (clause 2.2).');
  await press(page, 'Propose');
  await check(page);
  await press(page, 'Give notice');
  await check(page);
}

/** The supplier reads the notice and answers it. */
export async function answerFreeze({ page }, check) {
  await go(page, 'Decisions');
  await check(page);
  await follow(page, /./, page.locator('main table'));
  await check(page);
  await press(page, 'I have read this');
  await check(page);
  const form = page.locator('form[action="/do/disposition/answer"]');
  await form.getByRole('textbox').fill('The chain is gone and the exit is checked each morning.');
  await press(page, 'Submit the answer');
  await check(page);
}

/** Somebody else decides. */
export async function decideFreeze({ page }, check) {
  await go(page, 'Dispositions');
  await check(page);
  await follow(page, /./, page.locator('main tbody'));
  await check(page);
  await page.getByText('The chain is gone and the exit is checked each morning.').waitFor();
  await page.getByLabel('Reason').fill('The item is of zero tolerance; what was put right is taken into account.');
  await press(page, /^Freeze for/);
  await check(page);
  await page.locator('.page-head .tag', { hasText: 'In force' }).waitFor();
}
