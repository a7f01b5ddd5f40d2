// Filling in a declaration: every question that shows, also those that follow from answers, and its files.

import assert from 'node:assert/strict';
import { attach, day, follow, press } from './steps.mjs';

// Where the first choice would leave questions unasked.
const CHOSEN = { 'E3.2': ['treated'], 'S1.2': ['own', 'dispatched'] };

// Runs inside the page: the questions of the form with their controls.
function readQuestions() {
  return [...document.querySelectorAll('form[data-autosave] input[name="asked[]"]')].map(({ value: code }) => {
    const own = [...document.querySelectorAll('form[data-autosave] [name]')];
    const controls = own.filter(({ name }) => name === `a.${code}` || name === `a.${code}[]`);
    const { name, type = '' } = controls[0] ?? {};
    return { code, name, type, unit: !!controls[0]?.inputMode, values: controls.map(({ value }) => value) };
  });
}

async function answer(page, { code, name, type, unit, values }) {
  if (type === 'radio' || type === 'checkbox') {
    for (const value of CHOSEN[code] ?? [values[0]]) await page.locator(`[name="${name}"][value="${value}"]`).check();
  } else if (type === 'textarea') {
    await page.locator(`[name="${name}"]`).fill(`Answer to ${code}: written down, kept, and checked every year.`);
  } else if (type) {
    await page.locator(`[name="${name}"]`).fill(unit ? '12' : day(400));
  }
}

/** Answers the section on the page until no further question shows, and adds a file wherever one may be asked for. */
export async function fillSection(page, check) {
  const answered = new Set();
  await check(page);
  for (;;) {
    const fresh = (await page.evaluate(readQuestions)).filter(({ code }) => !answered.has(code));
    if (fresh.length === 0) break;
    for (const question of fresh) {
      await answer(page, question);
      answered.add(question.code);
    }
    await press(page, 'Save and stay');
  }
  const asking = page.locator('button[name="then"][value^="evidence:"]');
  const codes = await asking.evaluateAll((all) => all.map(({ value }) => value.replace('evidence:', '')));
  for (const code of codes) {
    await press(page, `Save and add evidence ${code}`);
    await attach(page, page.locator(`#evidence-${code.replace('.', '-')}`), code);
    await follow(page, 'Show the whole section');
  }
  await check(page);
  return answered.size;
}

/** From the task list through every section to the confirmation. */
export async function declare(page, check) {
  const tasks = page.url();
  const filled = new Set();
  let answered = 0;
  await check(page);
  for (;;) {
    const open = page.locator('main .task', { hasNotText: /Completed|Check your answers/ }).getByRole('link');
    if ((await open.count()) === 0) break;
    const section = await open.first().innerText();
    assert.ok(!filled.has(section), `filled in and still open: ${section}`);
    filled.add(section);
    await follow(page, section);
    answered += await fillSection(page, check);
    await follow(page, 'Back to the task list');
    if (page.url() !== tasks) throw new Error(`not the task list: ${page.url()}`);
  }
  await check(page);
  await follow(page, 'Check your answers and submit');
  await check(page);
  await page.getByLabel(/^I confirm for my company/).check();
  await press(page, 'Submit the declaration');
  await check(page);
  return answered;
}
