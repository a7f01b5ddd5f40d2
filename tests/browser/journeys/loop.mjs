// The main job: from an imported register to an accepted declaration, a draw, a blacklisting, and the figures.

import assert from 'node:assert/strict';
import { campaign, publishAndInvite } from '../buyer.mjs';
import { declare } from '../declare.mjs';
import { dump } from '../dump.mjs';
import { day, follow, go, invitation, press, register, signIn } from '../steps.mjs';
import { hire, importWorld, mailOf, number } from '../world.mjs';

export const name = 'the loop';
export const settings = { PROBITY_MAIL_PER_HOUR: '360000' };

const PASSWORD = 'correct horse battery staple';

const PEOPLE = [
  ['Chen', 'compliance'],
  ['Duan', 'compliance'],
  ['Peng', 'procurement'],
  ['Rong', 'reviewer'],
  ['Yin', 'integrity'],
];

async function sign({ page }, check) {
  await check(page);
  await follow(page, /^Read and sign/);
  await check(page);
  await press(page, 'Read the text');
  await check(page);
  await page.getByLabel('Your position').fill('Managing director');
  await page.getByLabel(/^I have read the text and am authorised/).check();
  await press(page, 'Sign');
  await check(page);
}

async function review({ page }, check) {
  await check(page);
  await go(page, 'Declarations');
  await check(page);
  await follow(page, /^DC?-/, page.locator('main table'));
  await check(page);
  await press(page, 'Start the review');
  await check(page);
  await page.getByLabel('Reason for accepting').fill('Complete and proven.');
  await press(page, 'Accept the declaration');
  await check(page);
}

async function planDraw({ page }, size, check) {
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

async function openDraw({ page }) {
  await go(page, 'Draws');
  await follow(page, /^D-/, page.locator('main table'));
}

async function draw(server, [first, second], size, check) {
  const secrets = [];
  await planDraw(first, size, check);
  for (const { page } of [first, second]) {
    const { stdout } = await server.cli(['draw', 'commit']);
    const said = (what) => new RegExp(`${what}\\s+([0-9a-f]{64})`).exec(stdout)[1];
    secrets.push(said('secret'));
    await openDraw({ page });
    await page.getByLabel('Your commitment').fill(said('commitment'));
    await press(page, 'Commit');
    await check(page);
  }
  for (const [at, { page }] of [first, second].entries()) {
    await openDraw({ page });
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

async function propose({ page }, supplier, check) {
  await go(page, 'Suppliers');
  await check(page);
  await page.getByLabel('Name, number or identifier').fill(supplier);
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

async function answerNotice({ page }, check) {
  await check(page);
  await follow(page, /^Answer the notice/);
  await check(page);
  await press(page, 'Confirm receipt');
  await page.getByLabel('Your statement').fill('We regret it and have dismissed the person.');
  await press(page, 'Send the statement');
  await check(page);
}

async function approve({ page }, check) {
  await go(page, 'Blacklist');
  await check(page);
  await follow(page, /^B-/, page.locator('main table'));
  await check(page);
  const form = page.locator('form[action="/do/blacklist/approve"]');
  await form.getByLabel('Reason').fill('The event is proven and was heard.');
  await press(page, 'Blacklist the supplier', form);
  await check(page);
}

async function exportFigures({ page }, check) {
  await go(page, 'Statistics');
  await check(page);
  await follow(page, /2027/, page.locator('main table'));
  await check(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export XLSX' }).click();
  const file = await coming;
  assert.match(file.suggestedFilename(), /FY2027\.xlsx$/);
  assert.equal(await file.failure(), null);
}

export async function run({ js, server, person, check, until, mail }) {
  const size = (await importWorld(server)) > 1000 ? 300 : 30;
  const staff = await hire(server, PEOPLE);
  const enter = async (who) => {
    const someone = await person();
    await signIn(someone.page, staff[who]);
    return someone;
  };
  const invited = async (n, who) => {
    const letter = await invitation({ mail, until }, mailOf(n));
    const someone = await person();
    await register(someone.page, letter, { name: who, password: PASSWORD, look: check });
    return someone;
  };

  const [chen, duan] = [await enter('Chen'), await enter('Duan')];
  await publishAndInvite(chen, check);
  const supplier = await invited(1, 'Ana Souza');
  await sign(supplier, check);
  await campaign(chen, /^All suppliers that have signed/, check);

  await supplier.page.locator('.brand').click();
  await follow(supplier.page, /^Fill in self-assessment/);
  const answered = await declare(supplier.page, check);
  assert.ok(answered >= 60, `${answered} questions were shown`);
  await review(await enter('Rong'), check);

  await draw(server, [chen, duan], size, check);

  await propose(await enter('Yin'), number(2), check);
  const accused = await invited(2, 'Bo Lind');
  await answerNotice(accused, check);
  await approve(duan, check);
  await exportFigures(chen, check);

  const sent = async () => (await mail({})).length >= 300;
  await until(sent, 'the mail to leave', 60);
  return dump(server, js ? 'loop-with' : 'loop-without');
}
