// Counts, on the page about privacy, what this site keeps on this device and
// what the page has asked for. It reads and shows; it keeps nothing itself.

const list = document.getElementById("kept");

/** @param {string} name @param {string} text */
function row(name, text) {
  const term = list?.querySelector(`[data-kept="${name}"]`);
  if (term) term.textContent = text || (list?.dataset.none ?? "");
}

/** @param {() => Promise<string> | string} read */
async function safely(read) {
  try {
    return await read();
  } catch {
    return list?.dataset.refused ?? ""; // the browser keeps this from us, and us from it
  }
}

/** @param {Storage} store */
function entries(store) {
  return Object.keys(store).map((key) => `${key} (${store.getItem(key)?.length})`).join(", ");
}

async function count() {
  row("local", await safely(() => entries(localStorage)));
  row("session", await safely(() => entries(sessionStorage)));
  row("cookies", await safely(() => document.cookie));
  row("databases", await safely(async () => (await indexedDB.databases()).map((d) => d.name).join(", ")));
  row("caches", await safely(async () => {
    const names = await caches.keys();
    const sizes = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
    return names.map((name, i) => `${name} (${sizes[i]})`).join(", ");
  }));
  row("workers", await safely(async () => {
    const all = await navigator.serviceWorker.getRegistrations();
    return all.map((r) => (r.active ?? r.waiting ?? r.installing)?.scriptURL ?? "").join(", ");
  }));
  row("state", await safely(() => (history.state === null ? "" : JSON.stringify(history.state))));
  const asked = performance.getEntriesByType("resource").map((entry) => new URL(entry.name));
  row("requests", asked.filter((url) => url.protocol !== "data:").map((url) => (url.origin === location.origin ? url.pathname : url.href)).join("\n"));
  row("elsewhere", asked.filter((url) => url.protocol !== "data:" && url.origin !== location.origin).map((url) => url.href).join("\n"));
}

if (list) {
  list.hidden = false;
  count();
  setInterval(count, 2000);
}
