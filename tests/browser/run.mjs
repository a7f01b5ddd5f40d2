// Runs the journeys, each with and without JavaScript on a server of its own.
// node tests/browser/run.mjs [part of a name …]

import assert from 'node:assert/strict';
import { mkdir, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, mail, openBrowser, person, startServer, until } from './lib.mjs';

const wanted = process.argv.slice(2);
const pictures = join(tmpdir(), 'probity-journeys');

async function journeys() {
  const folder = new URL('journeys/', import.meta.url);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.mjs')).sort();
  const found = await Promise.all(files.map((file) => import(new URL(file, folder))));
  return found.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
}

async function photograph(people, label) {
  await mkdir(pictures, { recursive: true });
  for (const [index, { context }] of people.entries()) {
    for (const page of context.pages()) {
      const path = join(pictures, `${label.replace(/\W+/g, '-')}-${index + 1}.png`);
      await page.screenshot({ path, fullPage: true, timeout: 5_000 }).catch(() => {});
      console.log(`       at ${page.url()}, picture ${path}`);
    }
  }
}

/** How many kinds of pages axe has seen; of a journey that promises it, every one that was visited. */
function looked(journey, people) {
  const all = (set) => [...new Set(people.flatMap((one) => [...one[set]]))];
  const seen = all('looked');
  if (journey.everyPage) {
    assert.deepEqual(all('visited').filter((page) => !seen.includes(page)), [], 'pages that axe has not seen');
  }
  console.log(`       axe has seen ${seen.length} kinds of pages`);
}

/** One journey, one way. What it returns is compared between the two ways. */
async function walk(browser, journey, js, label) {
  const server = await startServer(journey.settings);
  const people = [];
  try {
    const result = await journey.run({
      js,
      server,
      check,
      until,
      mail: (filter) => mail(server.dataDir, filter),
      person: async (options) => {
        const someone = await person(browser, server.url, { javaScriptEnabled: js, ...options });
        people.push(someone);
        return someone;
      },
    });
    assert.deepEqual(people.flatMap(({ problems }) => problems), [], 'what the browser complained about');
    looked(journey, people);
    return result;
  } catch (error) {
    await photograph(people, label);
    error.message += `\nserver log, last lines:\n${server.log().trimEnd().split('\n').slice(-15).join('\n')}`;
    throw error;
  } finally {
    await Promise.all(people.map(({ context }) => context.close()));
    await server.stop();
  }
}

const counts = { passed: 0, failed: 0 };

async function attempt(label, work) {
  const start = Date.now();
  try {
    const result = await work();
    counts.passed += 1;
    console.log(`ok     ${label} · ${((Date.now() - start) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    counts.failed += 1;
    console.log(`FAILED ${label} · ${((Date.now() - start) / 1000).toFixed(1)} s`);
    const places = String(error.stack).match(/^ +at .*tests\/browser.*$/gm) ?? [];
    console.log([error.message, ...places].join('\n'));
    return undefined;
  }
}

const browser = await openBrowser();
try {
  for (const journey of await journeys()) {
    const results = [];
    for (const js of [true, false]) {
      const label = `${journey.name} · ${js ? 'with' : 'without'} JavaScript`;
      results.push(await attempt(label, () => walk(browser, journey, js, label)));
    }
    if (results.every((result) => result !== undefined)) {
      await attempt(`${journey.name} · the same either way`, () => (journey.same ?? assert.deepEqual)(results[1], results[0]));
    }
  }
} finally {
  await browser.close();
}

if (counts.passed + counts.failed === 0) {
  console.log(`no journey ${wanted.join(' ')}`);
  process.exitCode = 1;
}
if (counts.failed > 0) process.exitCode = 1;
console.log(`${counts.passed} passed, ${counts.failed} failed`);
