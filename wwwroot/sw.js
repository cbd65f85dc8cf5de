// Lets the page open while the server cannot be reached, and shows notifications. The page is fresh from the server whenever that answers, so that
// a new version shows at the next load; otherwise it is the last shell that was loaded whole, never one put together from two versions.
const PREFIX = 'chathub shell ';
const WHOLE = 'whole'; // marks a shell of which nothing is missing
const PATIENCE_MS = 4_000;

// What the browser itself loads to build the page. What the page asks for (the API, the hub) has no destination, and is left alone.
const PARTS = new Set(['script', 'style', 'image', 'manifest']);
const isPage = request => request.mode === 'navigate' && new URL(request.url).pathname === new URL(self.registration.scope).pathname;
const isPart = request => PARTS.has(request.destination) && new URL(request.url).origin === self.location.origin;

const servedFromKept = new Set(); // a page that began with the kept shell goes on with it
let collecting = null;

const begin = () => { collecting = PREFIX + Date.now(); };
const shells = async () => (await caches.keys()).filter(name => name.startsWith(PREFIX));

async function whole() {
  for (const name of await shells()) {
    const shell = await caches.open(name);
    if (await shell.match(WHOLE)) return shell;
  }
  return undefined;
}

const kept = async key => (await whole())?.match(key, { ignoreVary: true });

// The page has come up: what it is made of becomes the shell, and the one before goes.
async function keep(urls) {
  if (!collecting) begin();
  const name = collecting;
  const shell = await caches.open(name);
  const had = new Set((await shell.keys()).map(request => request.url));
  await shell.addAll(urls.filter(url => !had.has(url)));
  await shell.put(WHOLE, new Response());
  if (collecting === name) collecting = null;
  for (const old of await shells()) if (old !== name) await caches.delete(old);
}

// Where a part belongs that was asked for while this shell was collected; a later one belongs to what the page began with. What comes too late for its
// shell is put nowhere: another tab has begun the next one.
async function shellOf(name) {
  if (!name) return whole();
  return name === collecting || await caches.has(name) ? caches.open(name) : undefined;
}

// Undefined when there is no answer worth showing.
async function ask(event, key) {
  if (isPage(event.request)) begin();
  const name = collecting;
  const response = await fetch(event.request).catch(() => undefined);
  if (!response || response.status >= 500) return undefined;
  if (response.ok) {
    const copy = response.clone();
    event.waitUntil(shellOf(name).then(cache => cache?.put(key, copy)));
  }
  return response;
}

async function answer(event) {
  const { request, clientId, resultingClientId } = event;
  const key = isPage(request) ? self.registration.scope : request.url;
  if (servedFromKept.has(clientId)) return await kept(key) ?? await ask(event, key) ?? Response.error();
  const fresh = ask(event, key);
  const patience = new Promise(resolve => isPage(request) && setTimeout(resolve, PATIENCE_MS));
  const inTime = await Promise.race([fresh, patience]);
  if (inTime) return inTime;
  const old = await kept(key);
  if (old && resultingClientId) servedFromKept.add(resultingClientId);
  return old ?? await fresh ?? Response.error();
}

// A click on a notification leads to its conversation, in the page that asked for it if that still lives.
async function open({ page, ...where }) {
  const client = await self.clients.get(page) ?? (await self.clients.matchAll({ type: 'window' }))[0];
  if (!client) return self.clients.openWindow('./');
  client.postMessage({ open: where });
  return client.focus();
}

const notify = ({ title, data, ...options }, page) =>
  self.registration.showNotification(title, { ...options, icon: 'icons/icon-192.png', data: { ...data, page } });

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
  if (event.request.method === 'GET' && (isPage(event.request) || isPart(event.request))) event.respondWith(answer(event));
});
self.addEventListener('message', event => {
  const { data, source } = event;
  if (data.keep && !servedFromKept.has(source.id)) event.waitUntil(keep(data.keep));
  if (data.notify) event.waitUntil(notify(data.notify, source.id));
});
self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});
