// Reads the letters the server leaves as .eml files when no SMTP server is set.

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

function unquote(text, isHeader) {
  const soft = isHeader ? text.replaceAll('_', ' ') : text.replace(/=\r?\n/g, '');
  return Buffer.from(
    soft.replace(/=([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}

function decode(bytes, charset = 'utf-8') {
  return new TextDecoder(charset).decode(bytes);
}

function decodeHeader(value) {
  return value
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/=\?([^?]+)\?([bq])\?([^?]*)\?=/gi, (_, charset, kind, text) =>
      decode(kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : unquote(text, true), charset),
    );
}

function splitHead(source) {
  const gap = /\r?\n\r?\n/.exec(source);
  const head = gap ? source.slice(0, gap.index) : source;
  const headers = {};
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, body: gap ? source.slice(gap.index + gap[0].length) : '' };
}

function parameter(header, name) {
  return new RegExp(`;\\s*${name}="?([^";]+)"?`, 'i').exec(header)?.[1];
}

function leaves(source) {
  const { headers, body } = splitHead(source);
  const type = headers['content-type'] ?? 'text/plain';
  const boundary = /^multipart\//i.test(type) && parameter(type, 'boundary');
  if (boundary) {
    return body
      .split(`--${boundary}`)
      .slice(1)
      .filter((part) => !part.startsWith('--'))
      .flatMap((part) => leaves(part.replace(/^\r?\n/, '').replace(/\r?\n$/, '')));
  }
  const encoding = (headers['content-transfer-encoding'] ?? '7bit').toLowerCase();
  const bytes =
    encoding === 'base64' ? Buffer.from(body, 'base64')
    : encoding === 'quoted-printable' ? unquote(body, false)
    : Buffer.from(body, 'latin1');
  const name = parameter(headers['content-disposition'] ?? '', 'filename');
  return [{ type: type.split(';')[0].trim().toLowerCase(), charset: parameter(type, 'charset'), name, bytes }];
}

function links(text, html) {
  const fromHtml = [...html.matchAll(/href="([^"]+)"/g)].map(([, link]) => link.replaceAll('&amp;', '&'));
  const fromText = text.match(/https?:\/\/[^\s<>"，。；）]+/g) ?? [];
  return [...new Set([...fromText, ...fromHtml])];
}

/** One letter: headers, `from`, `to`, `subject`, `text`, `html`, every link, attachments with their bytes. */
export function readLetter(bytes) {
  const source = bytes.toString('latin1');
  const { headers } = splitHead(source);
  const parts = leaves(source);
  const body = (type) => {
    const part = parts.find((one) => one.type === type && !one.name);
    return part ? decode(part.bytes, part.charset) : '';
  };
  const header = (name) => decodeHeader(decode(Buffer.from(headers[name] ?? '', 'latin1')));
  const [text, html] = [body('text/plain'), body('text/html')];
  return {
    headers,
    from: header('from'),
    to: header('to'),
    subject: header('subject'),
    text,
    html,
    links: links(text, html),
    attachments: parts.filter((part) => part.name),
  };
}

/** The letters in a data folder, newest first; `to` and `subject` keep those that contain them. */
export async function mail(dataDir, { to = '', subject = '' } = {}) {
  const folder = join(dataDir, 'mail');
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(
    names
      .filter((name) => name.endsWith('.eml'))
      .map(async (name) => ({ name, time: (await stat(join(folder, name))).mtimeMs })),
  );
  files.sort((a, b) => b.time - a.time || (a.name < b.name ? 1 : -1));
  const letters = [];
  for (const { name } of files) {
    letters.push({ file: name, ...readLetter(await readFile(join(folder, name))) });
  }
  return letters.filter((letter) => letter.to.includes(to) && letter.subject.includes(subject));
}
