// A supplier onto the blacklist, heard first.

import { day, follow, go, press } from './steps.mjs';

/** Proposes blacklisting the supplier with this number, and gives notice. */
export async function propose({ page }, number, check) {
  await go(page, 'Suppliers');
  await check(page);
  await page.getByLabel('Name, number or identifier').fill(number);
  await press(page, 'Apply');
  await follow(page, /./, page.locator('main tbody'));
  await check(page);
  await follow(page, 'Propose blacklisting');
  await check(page);
  await page.locator('[name=integrity_event]').first().check();
  await page.getByLabel('Happened on').fill(day(-20));
  await page.getByLabel('Case reference').fill('Case 12');
  await page.getByLabel('Grounds', { exact: true }).fill('A payment to an employee, admitted in writing.');
  await press(page, 'Propose blacklisting');
  await check(page);
  await press(page, 'Give notice');
  await check(page);
}

/** The supplier reads the notice and answers it. */
export async function answerNotice({ page }, check) {
  await check(page);
  await follow(page, /^Answer the notice/);
  await check(page);
  await press(page, 'Confirm receipt');
  await page.getByLabel('Your statement').fill('We regret it and have dismissed the person.');
  await press(page, 'Send the statement');
  await check(page);
}

/** Somebody else decides. */
export async function approve({ page }, check) {
  await go(page, 'Blacklist');
  await check(page);
  await follow(page, /^B-/, page.locator('main table'));
  await check(page);
  const form = page.locator('form[action="/do/blacklist/approve"]');
  await form.getByLabel('Reason').fill('The event is proven and was heard.');
  await press(page, 'Blacklist the supplier', form);
  await check(page);
}
