// Keeps the app of one build, so that the quote works without a network.
// The build fills in the version and the list of files. What comes from /api is never kept.
const VERSION = '{{version}}';
const FILES = {{precache}};
const CACHE = `sportello-${VERSION}`;
const PAGE = '/';

// A reachable file of this name switches the service worker off everywhere: it removes what it kept and itself.
const KILL_SWITCH = '/sw-off.txt';

async function isSwitchedOff() {
  try {
    const answer = await fetch(KILL_SWITCH, { cache: 'no-store' });
    // A server that answers every unknown path with the page does not mean it.
    return answer.ok && (answer.headers.get('content-type') ?? '').startsWith('text/plain');
  } catch {
    return false;
  }
}

// Once switched off, this worker keeps nothing more while its last pages are open.
let isOff = false;

async function switchOff() {
  isOff = true;
  for (const name of await caches.keys()) {
    if (name.startsWith('sportello-')) {
      await caches.delete(name);
    }
  }
  await self.registration.unregister();
}

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      await self.skipWaiting();
      if (await isSwitchedOff()) {
        return;
      }
      const cache = await caches.open(CACHE);
      await cache.addAll([PAGE, ...FILES]);
      const list = FILES.find((path) => path.endsWith('/chambers.json'));
      const chambers = await (await cache.match(list)).json();
      const laws = chambers.map((chamber) => list.replace('chambers.json', `law/${chamber.slug}.json`));
      await cache.addAll(laws);
    })(),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      if (await isSwitchedOff()) {
        await switchOff();
        return;
      }
      // The build before stays for tabs that still show it; older ones go.
      const names = (await caches.keys()).filter((name) => name.startsWith('sportello-') && name !== CACHE);
      for (const name of names.slice(0, -1)) {
        await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api/')) {
    return;
  }
  if (event.request.mode === 'navigate') {
    event.respondWith(page(event.request, (work) => event.waitUntil(work)));
  } else if (url.pathname.startsWith('/assets/')) {
    event.respondWith(asset(event.request));
  }
});

// Pages come from the network, so a new deploy is taken up at once; without a network, from the kept build.
async function page(request, later) {
  try {
    const answer = await fetch(request);
    later(isSwitchedOff().then((off) => (off ? switchOff() : undefined)));
    return answer;
  } catch {
    return (await (await caches.open(CACHE)).match(PAGE)) ?? Response.error();
  }
}

// The path of an asset names its build, so what was kept is right forever.
async function asset(request) {
  const kept = await caches.match(request);
  if (kept) {
    return kept;
  }
  const answer = await fetch(request);
  if (!isOff && answer.ok && request.url.includes(`/${VERSION}/`)) {
    const cache = await caches.open(CACHE);
    await cache.put(request, answer.clone());
  }
  return answer;
}
