// People at a browser: Debian's Chromium, one context each, and what no page may do in front of them.

import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = createRequire(import.meta.url)('axe-core');
const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

export function openBrowser() {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

function watch(page, origin, problems) {
  const note = (what) => problems.push(`${what} (on ${page.url()})`);
  const documents = new Set();
  page.on('pageerror', (error) => note(`page error: ${error.message}`));
  page.on('response', (response) => {
    if (response.request().isNavigationRequest()) documents.add(response.url());
    if (response.status() >= 500) note(`${response.status()} from ${response.url()}`);
  });
  page.on('console', (message) => {
    // Chromium calls a form refused with 422 an error; the journey itself looks at such a page.
    const isDocument = message.text().startsWith('Failed to load resource') && documents.has(message.location().url);
    if (message.type() === 'error' && !isDocument) note(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) note(`request to another host: ${url}`);
  });
}

// A page whatever record it shows: ids and tokens masked, of the query only which view it is.
function kindOf(address) {
  const { pathname, searchParams } = new URL(address);
  const path = pathname.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w-]{30,}/g, '*');
  return searchParams.has('tab') ? `${path}?tab=${searchParams.get('tab')}` : path;
}

/**
 * A newcomer with an empty cookie jar: `{context, page, problems}`. Addresses may be relative to `baseURL`.
 * Anything put into `problems` fails the journey. `visited` and `looked` are the pages seen, and those that axe saw.
 */
export async function person(browser, baseURL, options = {}) {
  const settings = {
    javaScriptEnabled: true,
    viewport: { width: 1280, height: 900 },
    locale: 'en',
    colorScheme: 'light',
    // Colours are looked at where they end, not on their way.
    reducedMotion: 'reduce',
    ...options,
  };
  const context = await browser.newContext({ baseURL, timezoneId: 'Asia/Shanghai', ...settings });
  context.setDefaultTimeout(15_000);
  const problems = [];
  context.on('page', (page) => watch(page, new URL(baseURL).origin, problems));
  const [visited, looked] = [new Set(), new Set()];
  context.on('page', (page) => {
    Object.assign(page, { settings, looked });
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame() && frame.url().startsWith(baseURL)) visited.add(kindOf(frame.url()));
    });
  });
  const page = await context.newPage();
  return { context, page, problems, visited, looked };
}

// Runs inside the page. The body's <noscript> is what a person without JavaScript reads, so it stays as plain markup.
function readDocument() {
  const copy = document.documentElement.cloneNode(true);
  for (const element of copy.querySelectorAll('body noscript')) element.replaceWith(...element.childNodes);
  return `<!doctype html>${copy.outerHTML}`;
}

// axe waits on promises, which never settle where JavaScript is off. So the very document the person sees is
// shown at its own address to a sibling with the same cookies; its scripts stay blocked there.
async function withSibling(page, look) {
  const { javaScriptEnabled, ...settings } = page.settings;
  const storageState = await page.context().storageState();
  const context = await page.context().browser().newContext({ ...settings, storageState });
  try {
    const sibling = await context.newPage();
    const body = await page.evaluate(readDocument);
    await sibling.route(
      (url) => url.href === page.url(),
      (route) =>
        route.fulfill({
          body,
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': "script-src 'none'" },
        }),
    );
    await sibling.goto(page.url());
    return await look(sibling);
  } finally {
    await context.close();
  }
}

async function violations(page) {
  await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    const result = await window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return result.violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.target.join(' ')) }));
  }, rules);
}

// Runs inside the page. axe takes the first element of an id for the only one, and so does a label.
function repeatedIds() {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

/** Fails unless axe finds nothing on the page as it stands, and every id stands once. */
export async function check(page) {
  page.looked?.add(kindOf(page.url()));
  const repeated = await page.evaluate(repeatedIds);
  if (repeated.length > 0) throw new Error(`ids more than once on ${page.url()}: ${repeated.join(' ')}`);
  const found = page.settings.javaScriptEnabled ? await violations(page) : await withSibling(page, violations);
  if (found.length > 0) {
    const lines = found.map(({ id, help, at }) => `  ${id}: ${help}\n    ${at.slice(0, 5).join('\n    ')}`);
    throw new Error(`axe on ${page.url()}\n${lines.join('\n')}`);
  }
}
