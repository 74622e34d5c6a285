// Keeps the page's files on the device, so that after one visit it opens without a network. A plain script; in front of it
// scripts/offline writes what this build is made of, under addresses that start where this script lies:
//   BUILD  what tells this build from all others
//   EDITION  what the page's program has in the names of its files
//   FIRST  the files that the page asks for at once, each with its hash
//   REST   those that it asks for later
//
// Every build keeps its files in a cache of its own, and all but the page itself bear their build in their names: so files of
// two builds never meet. What is not among them, such as what the pages of others load, is left to the network.

const HOME = registration.scope;
// Caches belong to the whole origin, which may hold the page in other folders too.
const OURS = `hujifen ${HOME} `;
const OWN = OURS + BUILD;
const FILES = { ...FIRST, ...REST };
// Of a page that does not answer within this time it is not known which build it is.
const PATIENCE = 3000;

const address = (name) => new URL(name, HOME).href;
// Hosts say with each file what its answer depends on. Nothing here depends on anything.
const find = (where, url) => where.match(url, { ignoreVary: true });

/// Fetches a file of this build and keeps it, if it is what was built: some hosts answer for what is gone with anything.
const keep = (cache, name) => cache.add(new Request(address(name), { integrity: FILES[name] }));

/// Keeps what the page needs to open. Everything the page has just loaded is still in the browser's own cache.
async function begin() {
  const cache = await caches.open(OWN);
  const page = await fetch(HOME, { cache: "no-cache" });
  const text = await page.clone().text();
  // A host that is just being updated may send the page of another build. Then it is tried again later.
  if (!page.ok || page.redirected || !text.includes(EDITION)) throw new Error("the page is of another build");
  await Promise.all([cache.put(HOME, page), ...Object.keys(FIRST).map((name) => keep(cache, name))]);
}

/// Keeps what the page may ask for later, one file after the other, and goes on another time where it is interrupted.
async function keepRest() {
  const line = navigator.connection;
  if (line?.saveData || /2g/.test(line?.effectiveType)) return;
  const cache = await caches.open(OWN);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  for (const name of Object.keys(FILES)) {
    // A newer build need not wait for this one.
    if (registration.waiting) return;
    if (!kept.has(address(name))) await keep(cache, name).catch(() => {});
  }
}

// Under way already for another tab.
let keeping;
const keepAll = () => keeping ??= keepRest().then(tidy).finally(() => { keeping = undefined; });

/// Which edition a page is of.
const editionOf = (page) => new Promise((tell) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => tell(data);
  setTimeout(tell, PATIENCE);
  page.postMessage("edition", [port2]);
});

/// Drops what other builds kept, once no page is left that may ask for it.
async function tidy() {
  const others = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== OWN);
  if (!others.length || registration.installing || registration.waiting) return;
  const editions = await Promise.all((await clients.matchAll({ type: "window" })).map(editionOf));
  if (editions.every((edition) => edition === EDITION)) await Promise.all(others.map((name) => caches.delete(name)));
}

/// The page. A frame is part of somebody else's page, or of a page whose build may be newer: the network knows better.
async function page({ request }) {
  const kept = await find(await caches.open(OWN), HOME);
  const isFrame = request.destination !== "document" && !new URL(request.url).searchParams.has("preview");
  if (!kept) return fetch(request);
  return isFrame ? fetch(request).catch(() => kept) : kept;
}

/// A file with its build in its name, of whichever build.
async function file({ request }, name) {
  const kept = await find(caches, request.url);
  if (kept || !FILES[name]) return kept ?? fetch(request);
  const cache = await caches.open(OWN);
  // Where there is no room to keep it, it is only passed on.
  await keep(cache, name).catch(() => {});
  return (await find(cache, request.url)) ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(begin()));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => {
  // The visitor goes over to this build.
  if (event.data === "go") skipWaiting();
  if (event.data === "keep") event.waitUntil(keepAll());
});
addEventListener("fetch", (event) => {
  const { url, method, mode } = event.request;
  if (method !== "GET" || !url.startsWith(HOME)) return;
  const name = new URL(url).pathname.slice(new URL(HOME).pathname.length);
  if (mode === "navigate") {
    if (name === "" || name === "index.html") event.respondWith(page(event));
  } else if (FILES[name] || name.startsWith("assets/")) event.respondWith(file(event, name));
});
