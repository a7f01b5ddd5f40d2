// The main job, from end to end: an imported register; one supplier invited, signed, assessed, drawn, checked, put right
// and decided about; another one blacklisted; the figures of the year.

import assert from 'node:assert/strict';
import { answerNotice, approve, propose } from '../blacklist.mjs';
import { campaign, publishAndInvite } from '../buyer.mjs';
import { declare } from '../declare.mjs';
import { draw, drawn } from '../draw.mjs';
import { dump, same } from '../dump.mjs';
import { exportFigures } from '../figures.mjs';
import { answerFreeze, decideFreeze, proposeFreeze, putRight } from '../remedy.mjs';
import { day, follow, go, invitation, press, register, signIn } from '../steps.mjs';
import { begin, close, comment, findings, proposeDisposition, score, settle } from '../visit.mjs';
import { hire, importWorld, mailOf, number } from '../world.mjs';

export const name = 'the loop';
export const settings = { PROBITY_MAIL_PER_HOUR: '360000' };
export const everyPage = true;
export { same };

const PASSWORD = 'correct horse battery staple';

const PEOPLE = [
  ['Chen', 'compliance'],
  ['Duan', 'compliance'],
  ['Hua', 'auditor'],
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

// Id, numerator and denominator of what has happened by then.
const FIGURES = ['M01 1', 'M11 1', 'M12 0 1', 'M17-checks 1 1', 'M18 1 1', 'M19-closed 2', 'M24-active 1'];

/** The supplier that is certain to be drawn goes through the whole check. */
async function inspected({ chen, duan, hua, peng, reviewer, supplier }, check, until) {
  const visit = await drawn(chen, number(1), check);
  assert.equal(visit.chance, '1');
  await begin(hua, visit, check);
  await score(hua, check);
  await comment(supplier, visit, check);
  await settle(hua, visit, check);
  await putRight({ supplier, reviewer, auditor: hua }, findings, check);
  await proposeDisposition(peng, visit, check);
  await proposeFreeze(peng, check);
  await answerFreeze(supplier, check);
  await decideFreeze(duan, check);
  await close(chen, visit, check, until);
}

export async function run({ js, server, person, check, until, mail }) {
  const began = day(0);
  const size = (await importWorld(server)) > 1000 ? 300 : 30;
  const staff = await hire(server, PEOPLE);
  const enter = async (who) => {
    const someone = await person();
    await signIn(someone.page, staff[who], check);
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
  const reviewer = await enter('Rong');
  await review(reviewer, check);

  await draw(server, [chen, duan], size, check);
  const [hua, peng] = [await enter('Hua'), await enter('Peng')];
  await inspected({ chen, duan, hua, peng, reviewer, supplier }, check, until);

  await propose(await enter('Yin'), number(2), check);
  const accused = await invited(2, 'Bo Lind');
  await answerNotice(accused, check);
  await approve(duan, check);
  await exportFigures(chen, FIGURES, check);

  const sent = async () => (await mail({})).length >= 300;
  await until(sent, 'the mail to leave', 60);
  return dump(server, js ? 'loop-with' : 'loop-without', began);
}
