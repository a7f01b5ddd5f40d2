// What is typed into a declaration is saved by itself where JavaScript runs, and by the button everywhere.

import assert from 'node:assert/strict';
import { campaign, publishAndInvite } from '../buyer.mjs';
import { follow, invitation, press, register, signIn } from '../steps.mjs';
import { hire, importWorld, mailOf } from '../world.mjs';

export const name = 'autosave';
export const settings = { PROBITY_MAIL_PER_HOUR: '360000' };

export async function run({ js, server, person, check, until, mail }) {
  await importWorld(server, { reachable: 1, small: 3, always: 'small' });
  const { Chen } = await hire(server, [['Chen', 'compliance']]);
  const chen = await person();
  await signIn(chen.page, Chen);
  await publishAndInvite(chen);
  await campaign(chen, /^All suppliers that can be invited$/);
  const letter = await invitation({ mail, until }, mailOf(1));

  const { page } = await person();
  await register(page, letter, { name: 'Ana Souza', password: 'correct horse battery staple' });
  await follow(page, /^Fill in self-assessment/);
  await follow(page, 'Management, grievances and subcontractors');
  await page.getByText('Section 7 of 7', { exact: true }).waitFor();
  const text = page.locator('[name="a.G2.1"]');
  await text.pressSequentially('The works council and');
  if (js) {
    const said = page.locator('form[data-autosave] [role=status]', { hasText: /^Saved \d\d:\d\d\.$/ });
    await said.waitFor();
    await check(page);
    await page.getByText('3979 characters left.').waitFor();
    await page.reload();
    assert.equal(await text.inputValue(), 'The works council and');
    await text.press('End');
    await text.pressSequentially(' the management');
    await said.waitFor();
    await text.pressSequentially(' meet monthly.');
  } else {
    await press(page, 'Save and stay');
    assert.equal(await text.inputValue(), 'The works council and');
    await text.fill('The works council and the management meet monthly.');
  }
  // What was saved by itself is no reason to refuse the button on the same page.
  await press(page, 'Save and stay');
  assert.equal(await text.inputValue(), 'The works council and the management meet monthly.');
  await check(page);
}
