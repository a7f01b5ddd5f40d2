// What the buyer's people do in more than one journey.

import { day, follow, go, press } from './steps.mjs';

/** Publishes the ESG code and invites everybody who can be reached to sign it. */
export async function publishAndInvite({ page }, check = async () => {}) {
  await go(page, 'Code and letter');
  await check(page);
  await follow(page, /^Version 1/, page.locator('section', { has: page.getByRole('heading', { name: /ESG code/ }) }));
  await check(page);
  await press(page, /^Publish version/);
  await check(page);
  await page.getByLabel(/^Sign by/).fill(day(30));
  await press(page, /^Invite .* suppliers?$/);
  await check(page);
}

/** Opens a campaign for those whom the choice names. */
export async function campaign({ page }, whom, check = async () => {}) {
  await go(page, 'Campaigns');
  await check(page);
  await page.getByLabel('Title in English').fill('Self-assessment of the year');
  await page.getByLabel('Title in Chinese').fill('年度自评');
  await page.getByLabel('First day').fill(day(0));
  await page.getByLabel('Last day in time').fill(day(30));
  await page.getByLabel('Last day for late answers').fill(day(45));
  await page.getByLabel(whom).check();
  await press(page, 'Open the campaign');
  await check(page);
}
