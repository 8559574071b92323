// The end of the service worker: takes itself and its copies away. A build
// made with -no-offline serves this as sw.js, and every visitor who has the
// other one gets it with their next page.

const scope = new URL(self.registration.scope);
const own = `parcelaid ${scope.pathname} `;

async function end() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(own)).map((name) => caches.delete(name)));
  await self.registration.unregister();
}

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(end()));
