// A supplier on a phone, in Chinese, light and dark: nothing runs over the edge, everything can be read out.

import assert from 'node:assert/strict';
import { campaign, publishAndInvite } from '../buyer.mjs';
import { follow, invitation, press, register, signIn } from '../steps.mjs';
import { hire, importWorld, mailOf } from '../world.mjs';

export const name = 'a supplier on a phone';
export const settings = { PROBITY_MAIL_PER_HOUR: '360000' };

const PHONE = { viewport: { width: 360, height: 740 }, locale: 'zh-CN' };
const PASSWORD = 'correct horse battery staple';

export async function run({ server, person, check, until, mail }) {
  const fits = async (page) => {
    for (const colorScheme of ['dark', 'light']) {
      page.settings.colorScheme = colorScheme;
      await page.emulateMedia({ colorScheme });
      await check(page);
    }
    const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
    assert.ok(width <= 360, `${page.url()} is ${width} px wide`);
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN', page.url());
  };

  await importWorld(server, { reachable: 3, small: 5, lang: 'zh-CN', always: 'small' });
  const { Chen } = await hire(server, [['Chen', 'compliance']]);
  const chen = await person();
  await signIn(chen.page, Chen);
  await publishAndInvite(chen);

  const letter = await invitation({ mail, until }, mailOf(1));
  const { page } = await person(PHONE);
  const words = { name: '您的姓名', password: '新密码', button: '创建账户并继续' };
  await register(page, letter, { name: '王芳', password: PASSWORD, words, look: fits });
  await fits(page);
  const home = new URL(page.url()).pathname;

  await follow(page, /行为准则/, page.locator('main'));
  await fits(page);
  await press(page, '阅读文本', page.locator('main'));
  await fits(page);
  await page.locator('[name=title]').fill('总经理');
  await page.locator('[name=authority]').check();
  await press(page, '签署', page.locator('form[action="/do/instrument/sign"]'));
  await fits(page);

  await campaign(chen, /^All suppliers that have signed/);
  await page.goto(home);
  await fits(page);
  await follow(page, /年度自评|D-/, page.locator('main'));
  await fits(page);
  await follow(page, /./, page.locator('main .task').first());
  await fits(page);
  await page.getByText('第 1 部分，共 7 部分', { exact: true }).waitFor();
  await page.locator('[name="a.E1.1"]').first().check();
  await press(page, '保存并留在本页');
  await fits(page);
  for (const path of ['checks', 'remediations', 'decisions', 'company', 'relationships']) {
    await page.goto(`${home}/${path}`);
    await fits(page);
  }
}
