// What stands before a journey begins: a register, contacts, spend, people.

import { access, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fiscalYear } from './steps.mjs';

const real = fileURLToPath(new URL('../../../shared/data/suppliers/global_suppliers_14000.csv', import.meta.url));

async function file(server, name, rows) {
  const path = join(dirname(server.dataDir), name);
  await writeFile(path, rows.map((row) => row.join(',')).join('\n') + '\n');
  return path;
}

function register(count) {
  const countries = ['CN', 'VN', 'DE', 'BR', 'IN'];
  const line = (n) => [`Works ${n} Ltd`, countries[n % 5], 'manufacturing', 10 + (n % 90)];
  return [['name', 'country_code', 'category', 'workers_total'], ...Array.from({ length: count }, (_, i) => line(i + 1))];
}

export const number = (n) => `S-${String(n).padStart(6, '0')}`;
export const mailOf = (n) => `contact${n}@supplier.example`;

/**
 * Imports the real list where there is one, else a small one; the first `reachable` suppliers get contact and spend.
 * The first of all outweighs its country, so that a draw by spend is certain to select it.
 */
export async function importWorld(server, { reachable = 300, small = 350, lang = 'en', always = '' } = {}) {
  const list = always !== 'small' && (await access(real).then(() => real, () => ''));
  const suppliers = list || (await file(server, 'suppliers.csv', register(small)));
  const each = Array.from({ length: reachable }, (_, i) => i + 1);
  const contacts = each.map((n) => [number(n), `Contact ${n}`, mailOf(n), lang]);
  const years = [fiscalYear() - 1, fiscalYear()];
  const spend = each.flatMap((n) => years.map((year) => [number(n), year, 'CNY', n === 1 ? 1_000_000 : 1000 + n * 37]));
  const found = await server.cli(['import', 'suppliers', suppliers, '--commit', '--json']);
  const lists = [
    ['contacts', await file(server, 'contacts.csv', [['number', 'contact', 'email', 'lang'], ...contacts])],
    ['spend', await file(server, 'spend.csv', [['number', 'fiscal_year', 'currency', 'amount'], ...spend])],
  ];
  for (const [kind, path] of lists) await server.cli(['import', kind, path, '--commit']);
  const { rows, created } = JSON.parse(found.stdout);
  console.log(`       ${list ? 'the real list' : 'a generated list'}: ${rows} rows, ${created} suppliers`);
  return created;
}

/** Creates people of the buyer; gives for each name an address and a password. */
export async function hire(server, people) {
  const hired = {};
  for (const [name, ...roles] of people) {
    const email = `${name.toLowerCase()}@buyer.example`;
    const args = ['user', 'create', '--email', email, '--name', name, ...roles.flatMap((role) => ['--role', role])];
    const { stdout } = await server.cli(args);
    hired[name] = { email, password: /password (.+)$/m.exec(stdout)[1].trim() };
  }
  return hired;
}
