import assert from 'node:assert/strict';

export const name = 'sign-in page';

export async function run({ person, check }) {
  for (const locale of ['en', 'zh-CN']) {
    const { page } = await person({ locale, viewport: { width: 360, height: 740 } });
    const response = await page.goto('/sign-in');
    assert.equal(response.status(), 200);
    assert.equal(await page.locator('h1').count(), 1);
    assert.equal(await page.locator('html').getAttribute('lang'), locale);
    await check(page);
  }
}
