// Texts that want to be more than text. Each would leave a mark on the page if it came alive.

const mark = 'alive';
const act = `document.documentElement.dataset.${mark}=1`;

const whole = [
  `<script>${act}</script>`,
  `<img src=x onerror="${act}">`,
  `<svg onload="${act}">`,
  `<svg><script>${act}</script></svg>`,
  `<svg><a href="javascript:${act}">go</a></svg>`,
  `<iframe srcdoc="<script>parent.${act}</script>"></iframe>`,
  `<math><mtext><table><mglyph><style><img src=x onerror="${act}">`,
  `<details open ontoggle="${act}">`,
  `<body onload="${act}">`,
  `<input autofocus onfocus="${act}">`,
  `<style>@import 'javascript:${act}';</style>`,
  `<link rel=stylesheet href="data:text/css,*{display:none}">`,
  `<base href="https://evil.example/">`,
  `<meta http-equiv="refresh" content="0;url=javascript:${act}">`,
  `<form action="https://evil.example/"><button>go</button></form>`,
  `<a href="javascript:${act}">go</a>`,
  `<object data="data:text/html,<script>${act}</script>"></object>`,
  `<video><source onerror="${act}"></video>`,
  `<template><script>${act}</script></template>`,
  `<x contenteditable onblur="${act}">x</x>`,
  `javascript:${act}`,
  `data:text/html,<script>${act}</script>`,
  `{{constructor.constructor('${act}')()}}`,
  `\${${act}}`,
  `=HYPERLINK("https://evil.example";"x")`,
  `&lt;script&gt;${act}&lt;/script&gt;`,
  `&#60;script&#62;${act}&#60;/script&#62;`,
  `%3Cscript%3E${act}%3C/script%3E`,
  `＜script＞${act}＜/script＞`,
  `\\u003cscript\\u003e${act}\\u003c/script\\u003e`,
  `/*-->*/${act}//`,
  `';${act};//`,
  `";${act};//`,
  `\`;${act};//`,
  `]]><script>${act}</script>`,
  `<!--><script>${act}</script>-->`,
  `<![CDATA[<script>${act}</script>]]>`,
  `<?xml version="1.0"?><script>${act}</script>`,
  `{"a":"</script><script>${act}</script>"}`,
  `line\u2028separator\u2029<script>${act}</script>`,
];

// Each element whose end a careless page could let a text write.
const ends = ['textarea', 'title', 'script', 'style', 'noscript', 'option', 'select', 'button', 'td', 'template'];
const quotes = ['"', "'", '`', '">', "'>", '" ', "' ", '"/>'];

export const texts = [
  ...whole,
  ...ends.map((name) => `</${name}><script>${act}</script>`),
  ...ends.map((name) => `</${name}><img src=x onerror=${act}>`),
  ...quotes.map((quote) => `${quote}onmouseover=${act} autofocus onfocus=${act} x=`),
  ...quotes.map((quote) => `${quote}style=animation-name:x onanimationstart=${act} x=`),
  ...ends.map((name) => `<${name}>${'<b>'.repeat(3)}</${name}`),
  ...ends.map((name) => `</${name.toUpperCase()}\t><svg/onload=${act}>`),
  ...quotes.map((quote) => `Acme${quote} Ltd <b>${quote}</b>`),
  ...['\u202E', '\uFEFF', '\u200B'].map((sign) => `Ac${sign}me <i>${sign}</i>`),
];

/** Whether anything came alive, and whether a text became an element of the main part. */
export function alive(name) {
  const strange = 'main script, main iframe, main object, main base, main meta, main math, main [onerror], main [onload]';
  return document.documentElement.dataset[name] !== undefined || document.querySelector(strange) !== null;
}

export { mark };
