// Takes pictures of pages in both sizes, both schemes and both languages.
// node tests/browser/shots.mjs --base URL --out FOLDER [--cookie name=value …] PATH …

import { mkdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openBrowser } from './lib.mjs';

const sizes = { desktop: { width: 1366, height: 900 }, phone: { width: 360, height: 740 } };
const schemes = ['light', 'dark'];
const locales = ['zh-CN', 'en'];

const { values, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:3000' },
    out: { type: 'string' },
    cookie: { type: 'string', multiple: true, default: [] },
  },
});

function refuse(why) {
  console.error(why);
  process.exit(2);
}

if (!values.out || paths.length === 0) {
  refuse('usage: shots.mjs --base URL --out FOLDER [--cookie name=value …] PATH …');
}
const out = resolve(values.out);
const tree = fileURLToPath(new URL('../..', import.meta.url));
if (!relative(tree, out).startsWith('..')) refuse('pictures go into a folder outside the tree');

// Only an https address may set a `__Host-` cookie; Chromium sends it to the loopback address all the same.
const cookies = values.cookie.map((pair) => {
  const [, name, value] = /^([^=]+)=(.*)$/.exec(pair) ?? refuse(`not a cookie: ${pair}`);
  const url = name.startsWith('__') ? values.base.replace(/^http:/, 'https:') : values.base;
  return { name, value, url };
});

function fileName(path, parts) {
  const page = path.replace(/^\/|\/$/g, '').replace(/[^\p{Letter}\p{Number}]+/gu, '-') || 'home';
  return join(out, `${[page, ...parts].join('.')}.png`);
}

await mkdir(out, { recursive: true });
const browser = await openBrowser();
for (const locale of locales) {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of schemes) {
      const context = await browser.newContext({ baseURL: values.base, locale, viewport, colorScheme });
      await context.addCookies(cookies);
      const page = await context.newPage();
      for (const path of paths) {
        const response = await page.goto(path, { waitUntil: 'load' });
        const file = fileName(path, [locale, size, colorScheme]);
        await page.screenshot({ path: file, fullPage: true });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        console.log(`${response.status()} ${file}${wide ? '  scrolls sideways' : ''}`);
      }
      await context.close();
    }
  }
}
await browser.close();
