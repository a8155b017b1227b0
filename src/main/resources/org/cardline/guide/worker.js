// The guide where there is no network. Before this text stand VERSION, a hash of what is kept, FILES that pages load,
// PAGES that are kept from the first visit on, and REASONS, the last two as they follow the guide's own address.
// A page comes from the network where that answers in time: nobody reads an old number who need not.
const SHELL = "guide-shell-" + VERSION;
const SEEN = "guide-seen-" + VERSION; // the newest last
const MOST_SEEN = 80;
const PATIENCE_MILLIS = 4000;
const ANY_LANGUAGE = { ignoreVary: true };
const GUIDE = "/guide";
const LAST = "/guide/last-country"; // a note among the pages: what was kept last is not always what was looked at last
const ROOT = /^\/guide(?:\/e[ns])?(?=\/|$)/; // of the guide in the browser's language, or in the one that was chosen
const ANSWER = /^\/[a-z-]+\/([a-z-]+)\/([A-Z]{2})$/;
const WHERE = /^\/(from|[a-z-]+\/[a-z-]+)$/;
const NOT_KEPT = /\/member\/|\.pdf$/; // what a card member sees is nobody's to keep; what is no page can't say that it was kept
const COUNTRY = /\/([A-Z]{2})$/;

self.addEventListener("install", event => event.waitUntil(install()));
self.addEventListener("activate", event => event.waitUntil(takeOver()));
self.addEventListener("message", event => event.waitUntil(keepAround(event.data)));
self.addEventListener("fetch", event => {
  const { pathname, search } = new URL(event.request.url);
  if (FILES.includes(pathname + search)) event.respondWith(file(event.request));
  else if (event.request.mode === "navigate" && event.request.method === "GET" && !NOT_KEPT.test(pathname)) event.respondWith(page(event));
});

async function install() {
  const shell = await caches.open(SHELL);
  await shell.addAll([...FILES, ...PAGES.map(page => GUIDE + page)].map(anew));
  for (const pathname of await seenBefore()) await keep(pathname);
  await self.skipWaiting();
}

async function takeOver() {
  for (const name of await caches.keys()) if (name !== SHELL && name !== SEEN) await caches.delete(name);
  await self.clients.claim();
}

async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function page(event) {
  const { pathname, search, searchParams } = new URL(event.request.url);
  const kept = search ? undefined : await caches.match(pathname, ANY_LANGUAGE);
  try {
    const fresh = fetched(event, pathname, search);
    return (await (kept ? Promise.race([fresh, afterPatience()]) : fresh)) ?? (await marked(kept));
  } catch {
    return kept ? marked(kept) : instead(pathname, searchParams.get("from"));
  }
}

/** From the network, and kept on its way. */
async function fetched(event, pathname, search) {
  const answer = await fetch(event.request);
  if (!search && isWhole(answer)) event.waitUntil(put(pathname, answer.clone()));
  return answer;
}

function afterPatience() {
  return new Promise(resolve => setTimeout(resolve, PATIENCE_MILLIS));
}

/** A kept page says that it is one. */
async function marked(kept) {
  const headers = new Headers(kept.headers);
  for (const each of ["Content-Encoding", "Content-Length"]) headers.delete(each); // it is no longer as it came
  return new Response((await kept.text()).replace(' id="kept" hidden', ' id="kept"'), { headers });
}

/** For what is not kept: the answer for the country that was asked for, or else the last one; never another's. */
async function instead(pathname, from) {
  const answer = `${pathname}/${from ?? (await lastCountry())}`;
  const [root] = ROOT.exec(pathname);
  if (WHERE.test(pathname.slice(root.length)) && (await isKept(answer))) return Response.redirect(answer);
  const offline = await caches.match(root + "/offline", ANY_LANGUAGE);
  return marked(offline ?? (await caches.match(GUIDE + "/offline", ANY_LANGUAGE)));
}

async function lastCountry() {
  const noted = await caches.match(LAST);
  return noted ? noted.text() : (await kept(SEEN)).map(pathname => COUNTRY.exec(pathname)?.[1]).findLast(Boolean);
}

async function noteCountry(pathname) {
  const country = COUNTRY.exec(pathname)?.[1];
  if (country) await (await caches.open(SEEN)).put(LAST, new Response(country));
}

/** A page that somebody looks at, with PAGES in its language; of an answer the other reasons', and all numbers from there. */
async function keepAround(pathname) {
  const [root] = ROOT.exec(pathname) ?? [];
  if (root === undefined) return;
  await noteCountry(pathname);
  const [, card, country] = ANSWER.exec(pathname.slice(root.length)) ?? [];
  const around = country ? [...REASONS.map(reason => `${reason}/${card}/${country}`), `/from/${country}`] : [];
  for (const each of [pathname, ...[...PAGES, ...around].map(page => root + page)]) if (!(await isKept(each))) await keep(each);
}

async function keep(pathname) {
  const answer = await fetch(anew(pathname));
  if (isWhole(answer)) await put(pathname, answer);
}

async function put(pathname, answer) {
  const inShell = PAGES.some(page => GUIDE + page === pathname);
  const cache = await caches.open(inShell ? SHELL : SEEN);
  await cache.delete(pathname, ANY_LANGUAGE);
  await cache.put(pathname, answer);
  const seen = await caches.open(SEEN);
  for (const oldest of (await seen.keys()).slice(0, -MOST_SEEN)) await seen.delete(oldest, ANY_LANGUAGE);
}

async function isKept(pathname) {
  return (await caches.match(pathname, ANY_LANGUAGE)) !== undefined;
}

async function seenBefore() {
  const old = (await caches.keys()).filter(name => name.startsWith("guide-seen-") && name !== SEEN);
  return (await Promise.all(old.map(kept))).flat();
}

async function kept(name) {
  return (await (await caches.open(name)).keys()).map(request => new URL(request.url).pathname);
}

function isWhole(answer) {
  return answer.ok && !answer.redirected;
}

function anew(address) {
  return new Request(address, { cache: "reload" });
}
