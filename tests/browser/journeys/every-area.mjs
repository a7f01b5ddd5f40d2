// Every area and every form that starts something, for somebody with every role: on a desk in Chinese, on a phone in
// English, dark.

import assert from 'node:assert/strict';
import { signIn } from '../steps.mjs';
import { hire, importWorld } from '../world.mjs';

export const name = 'every area';

const ROLES = ['procurement', 'reviewer', 'auditor', 'compliance', 'integrity', 'committee', 'admin'];
const WAYS = [
  { locale: 'zh-CN' },
  { locale: 'en', viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
];
const MORE = [
  '/suppliers/new', '/imports/new', '/instruments/new?instrument=esg-code', '/draws/new', '/people/new', '/blacklist/new',
  '/spot-checks/plan', '/audits/plan', '/spot-checks/plan?number=S-000001', '/relationships', '/verify', '/forgot-password',
];
const TABS = ['', 'contacts', 'sites', 'standing', 'spend', 'history', 'duplicates'];

export async function run({ server, person, check }) {
  await importWorld(server, { reachable: 3, small: 60, always: 'small' });
  const { Gao } = await hire(server, [['Gao', ...ROLES]]);
  for (const way of WAYS) {
    const { page } = await person({ ...way, locale: 'en' });
    await signIn(page, Gao);
    if (way.locale !== 'en') await page.getByRole('link', { name: '中文' }).click();
    const see = async (path) => {
      const response = await page.goto(path);
      assert.equal(response.status(), 200, path);
      assert.equal(await page.locator('html').getAttribute('lang'), way.locale, path);
      assert.equal(await page.locator('h1').count(), 1, `headings of ${path}`);
      await check(page);
      const [wide, room] = await page.evaluate(() => [document.scrollingElement.scrollWidth, innerWidth]);
      assert.ok(wide <= room, `${path} is ${wide} px wide`);
    };
    await page.goto('/home');
    const areas = await page.locator('nav.nav a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    for (const path of [...areas, ...MORE]) await see(path);
    await page.goto('/suppliers');
    const supplier = await page.locator('main tbody a').first().getAttribute('href');
    for (const tab of TABS) await see(`${supplier}?tab=${tab}`);
    const id = supplier.split('/').pop();
    for (const path of ['blacklist', 'dispositions', 'certifications']) await see(`/${path}/new?supplier=${id}`);
    await see(`${supplier}/edit`);
    await page.goto('/statistics');
    await see(await page.locator('main tbody a').first().getAttribute('href'));
  }
}
