// Keeps one build of the site, whole, and answers from it. The build writes
// what belongs to it into BUILD; a new build is a new copy of this file.

/**
 * @typedef {object} Build
 * @property {string} id hash of all that belongs to it
 * @property {[string, string][]} files path below the site's root → SHA-256, in hexadecimal
 * @property {string[]} made paths below a language that the engine makes from the shell
 * @property {string[]} langs the first is the default
 * @property {Record<string, string>} shell language → file
 */

/** @type {Build} */
const build = BUILD;
const scope = new URL(self.registration.scope);
// Another copy of the site on this host has another path, and is not ours.
const own = `parcelaid ${scope.pathname} `;
const mine = own + build.id;
const files = new Map(build.files);
const made = new Set(build.made);

/** @param {ArrayBuffer} bytes */
async function hash(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...sum].map((b) => b.toString(16).padStart(2, "0")).join("");
}

/**
 * Takes one file into the copy: from an older build's if it has the very
 * same, or from the host, and only if it is the one that this build means.
 * @param {Cache} cache @param {string} name @param {string} sum
 */
async function take(cache, name, sum) {
  const url = new URL(name, scope).href;
  const named = /\.[0-9a-f]{12}\.\w+$/.test(name);
  const kept = named ? await caches.match(url) : undefined;
  const answer = kept ?? (await fetch(url, { cache: named ? "default" : "no-cache", credentials: "omit" }));
  if (!answer.ok || answer.redirected) throw new Error(`${name}: ${answer.status}`);
  if ((await hash(await answer.clone().arrayBuffer())) !== sum) throw new Error(`${name} is of another build`);
  await cache.put(url, answer);
}

/** All or nothing: a copy with a hole is thrown away. */
async function fill() {
  const cache = await caches.open(mine);
  const list = [...build.files];
  const work = async () => {
    for (let next = list.pop(); next; next = list.pop()) await take(cache, ...next);
  };
  try {
    await Promise.all([work(), work(), work(), work()]);
  } catch (error) {
    list.length = 0;
    await caches.delete(mine);
    throw error;
  }
}

/** Forgets the builds before this one, and nothing that is not ours. */
async function forget() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(own) && name !== mine).map((name) => caches.delete(name)));
}

/** @param {string} name */
async function kept(name) {
  const cache = await caches.open(mine);
  return cache.match(new URL(name, scope).href);
}

/** A kept page whose links begin at `from`, for another address. @param {string} name @param {string} from @param {number} status */
async function moved(name, from, status) {
  const page = await kept(name);
  if (!page) return undefined;
  const headers = new Headers(page.headers);
  headers.delete("Content-Length");
  headers.delete("Content-Encoding");
  const text = (await page.text()).replaceAll(`="${from}`, `="${scope.pathname}`);
  return new Response(text, { status, headers });
}

/** @param {string} path */
function language(path) {
  const first = path.split("/", 1)[0];
  if (build.langs.includes(first)) return first;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** @param {Request} request @param {URL} url @param {string} path */
async function page(request, url, path) {
  const lang = language(path);
  if (path === "") {
    return fetch(request).catch(() => Response.redirect(new URL(lang + "/", scope).href));
  }
  if (!path.endsWith("/") && !/\.\w+$/.test(path)) {
    url.pathname += "/";
    path += "/";
    if (files.has(path) || made.has(path.slice(lang.length + 1))) return Response.redirect(url.href);
  }
  let answer;
  if (files.has(path)) answer = await kept(path);
  else if (made.has(path.slice(lang.length + 1)) && path.startsWith(lang + "/")) {
    // The shell could not start the engine, and asks for the printed page.
    if (url.search === "?plain") answer = await fetch(request).catch(() => undefined);
    answer ??= await moved(build.shell[lang], "../", 200);
  }
  return answer ?? fetch(request).catch(async (error) => {
    const missing = await moved(lang + "/404/", "/", 404);
    if (!missing) throw error;
    return missing;
  });
}

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(forget()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(self.skipWaiting());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  const path = url.pathname.slice(scope.pathname.length).replace(/(^|\/)index\.html$/, "$1");
  if (request.mode === "navigate") event.respondWith(page(request, url, path));
  else if (files.has(path)) event.respondWith(kept(path).then((answer) => answer ?? fetch(request)));
});
