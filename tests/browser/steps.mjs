// What every person does in a journey: sign in, follow the navigation, press buttons.

import assert from 'node:assert/strict';

/** Signs in on the page of a newcomer. */
export async function signIn(page, { email, password }, look = async () => {}) {
  await page.goto('/sign-in');
  await look(page);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await press(page, 'Sign in');
  await look(page);
}

/** Presses a button by its words, and waits for the page it leads to. */
export async function press(page, name, within = page) {
  const button = within.getByRole('button', { name, exact: typeof name === 'string' });
  const [answer] = await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), button.first().click()]);
  await settled(page, answer);
}

/** Follows a link by its words. */
export async function follow(page, name, within = page) {
  const link = within.getByRole('link', { name, exact: typeof name === 'string' });
  const [answer] = await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), link.first().click()]);
  await settled(page, answer);
}

/** Goes to an area by the navigation beside the page. */
export const go = (page, name) => follow(page, name, page.locator('nav.nav'));

async function settled(page, answer) {
  const status = answer?.status() ?? 200;
  const said = () => page.locator('main').innerText();
  assert.ok(status < 400, `${status} at ${page.url()}: ${status < 400 ? '' : await said()}`);
  const wrong = page.locator('.error-summary');
  if (await wrong.count()) assert.fail(`refused at ${page.url()}: ${await wrong.first().innerText()}`);
}

/** The day so many days from today in the buyer's calendar, as a date field takes it. */
export function day(ahead) {
  const at = new Date(Date.now() + ahead * 86_400_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(at);
}

/** The fiscal year that runs today, named by the calendar year in which it ends on 31 March. */
export function fiscalYear() {
  const [year, month] = day(0).split('-').map(Number);
  return month >= 4 ? year + 1 : year;
}

/** Adds a small file as evidence by the form within `part`. */
export async function attach(page, part, name) {
  await part.getByLabel('No', { exact: true }).check();
  const buffer = Buffer.from(`Evidence for ${name}, as a plain text.\n`);
  await part.locator('input[type=file]').setInputFiles([{ name: `${name}.txt`, mimeType: 'text/plain', buffer }]);
  await press(page, 'Upload', part);
}

const link = (letter) => letter.links.find((one) => one.includes('/invitations/'));

/** Waits for the letter that invites somebody. */
export function invitation({ mail, until }, to) {
  return until(async () => (await mail({ to })).find(link), `the invitation of ${to}`, 60);
}

const ENGLISH = { name: 'Your name', password: 'New password', button: 'Create account and continue' };

/** Opens the invitation in a letter, looks at it, and registers; ends signed in for the company. */
export async function register(page, letter, { name, password, words = ENGLISH, look = async () => {} }) {
  await page.goto(link(letter));
  await look(page);
  await page.getByLabel(words.name).fill(name);
  await page.getByLabel(words.password).fill(password);
  await press(page, words.button);
}
