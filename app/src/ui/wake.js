// Wakes the islands once the browser has nothing better to do. Follows leptos 0.8.23,
// src/hydration/island_script.js, with the two addresses taken from this element.
const { js, wasm } = document.getElementById("wake").dataset;
const childrenSeen = [];
async function wake(el, mod) {
  const island = mod[el.dataset.component];
  if (!island) return console.warn("No code for the island " + el.dataset.component);
  const seen = childrenSeen[childrenSeen.length - 1];
  if (seen) seen();
  await island(el);
}
async function walk(node, mod) {
  const tag = node.tagName.toLowerCase();
  if (tag === "leptos-island") await wake(node, mod);
  const children = tag === "leptos-children";
  if (children) childrenSeen.push(node.$$on_hydrate);
  for (const child of node.children) await walk(child, mod);
  if (children) childrenSeen.pop();
}
const idle = window.requestIdleCallback || ((then) => setTimeout(then, 1));
if (document.querySelector("leptos-island")) idle(async () => {
  const mod = await import(js);
  await mod.default({ module_or_path: wasm });
  mod.hydrate();
  window.__hydrateIsland = (el, id) => mod[id] && mod[id](el);
  await walk(document.body, mod);
});
