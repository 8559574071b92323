// What a kept case needs of the browser beyond its storage: files in and out,
// the sheet that shares, paper, and leaving nothing behind. Loaded with the
// engine; Go calls it through the door. Nothing in here makes a request.

const prefix = "parcelaid.";
const heaviest = 256 * 1024;

/** A short random word. */
export function chance() {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((n) => n.toString(36).padStart(2, "0")).join("");
}

/**
 * Offers a file. In a web view that saves none nothing happens; the text
 * stands on the page as well.
 * @param {string} name @param {string} type @param {string | Uint8Array<ArrayBuffer>} data
 */
export function download(name, type, data) {
  const url = URL.createObjectURL(new Blob([data], { type }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * True unless the sheet is missing or refuses; to close it is no refusal.
 * @param {string} title @param {string} text
 */
export async function share(title, text) {
  try {
    await navigator.share({ title, text });
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError";
  }
  return true;
}

/** The chosen file, cut just beyond what is read. @param {HTMLInputElement} input */
export async function read(input) {
  const file = input.files?.[0];
  input.value = ""; // so that the same file can be chosen again
  if (!file) return null;
  try {
    return new Uint8Array(await file.slice(0, heaviest + 1).arrayBuffer());
  } catch {
    return new Uint8Array();
  }
}

/** Selects a text on the page for the person's own copying. @param {string} id */
export function select(id) {
  const element = document.getElementById(id);
  if (!element) return;
  for (let fold = element.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  if (element instanceof HTMLTextAreaElement) {
    element.focus({ preventScroll: true });
    element.select();
  } else getSelection()?.selectAllChildren(element);
  element.scrollIntoView({ block: "nearest" });
}

/**
 * The local storage, or null where it is refused: to look at it may throw,
 * and a getter that throws would end the engine.
 */
export function storage() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

const folds = () => /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("main details")]);
const name = (/** @type {Element} */ fold) => fold.id || fold.querySelector("summary")?.textContent;

/** What is unfolded on the page, for unfold once it was written anew. */
export const unfolded = () => folds().filter((fold) => fold.open).map(name);

/** @param {(string | undefined)[]} names */
export function unfold(names) {
  for (const fold of folds()) if (names.includes(name(fold))) fold.open = true;
}

/**
 * Writes an element anew and leaves the person where they are: what was
 * unfolded stays so, and what has the focus keeps it and its place on the
 * screen.
 * @param {Element} element @param {() => void} write
 */
export function stay(element, write) {
  const held = element.contains(document.activeElement) ? document.activeElement : null;
  const does = held?.getAttribute("data-do");
  const focused = held?.id ? `#${held.id}` : does && `[data-do="${does}"][data-name="${held?.getAttribute("data-name")}"]`;
  const were = new Map(folds().map((fold) => [name(fold), fold.open]));
  const place = () => /** @type {HTMLElement | null} */ (focused ? element.querySelector(focused) : null);
  const top = place()?.getBoundingClientRect().top;
  write();
  for (const fold of folds()) fold.open = were.get(name(fold)) ?? fold.open;
  const target = place();
  if (!target || top === undefined) return;
  target.focus({ preventScroll: true });
  scrollBy(0, target.getBoundingClientRect().top - top);
}

/** Everything, folds too, on paper. */
export function paper() {
  for (const fold of folds()) fold.open = true;
  setTimeout(() => print());
}

/**
 * What of ours is stored, wherever that may be: its name, and how to delete
 * it. Another copy of the site on this host has another path, and is not ours.
 * @param {string} base the site's address
 */
async function ours(base) {
  /** @type {[string, () => unknown][]} */
  const found = [];
  /** @param {() => unknown} look */
  const safely = async (look) => {
    try {
      await look();
    } catch {} // refused: then nothing of ours is in it
  };
  await safely(async () => {
    for (const worker of await navigator.serviceWorker.getRegistrations()) {
      if (worker.scope === base) found.push(["worker " + worker.scope, () => worker.unregister()]);
    }
  });
  for (const place of /** @type {const} */ (["localStorage", "sessionStorage"])) {
    await safely(() => {
      const store = globalThis[place];
      for (const key of Object.keys(store)) if (key.startsWith(prefix)) found.push([place + " " + key, () => store.removeItem(key)]);
    });
  }
  await safely(async () => {
    for (const key of await caches.keys()) {
      if (key.startsWith(`parcelaid ${new URL(base).pathname} `)) found.push(["cache " + key, () => caches.delete(key)]);
    }
  });
  return found;
}

/**
 * Deletes all that is ours, and gives the names of what is there still. The
 * pages of this visit are cleared by going back to the first of them, depth
 * steps away: to go on from there drops the others.
 * @param {string} base @param {string} path the page to stand on afterwards @param {number} depth
 */
export async function wipe(base, path, depth) {
  for (const [, remove] of await ours(base)) {
    try {
      await remove();
    } catch {}
  }
  if (depth > 0) {
    await new Promise((done) => {
      addEventListener("popstate", done, { once: true });
      setTimeout(done, 2000);
      history.go(-depth);
    });
  }
  history.replaceState(null, "", base + path);
  history.pushState(null, "", base + path);
  const left = (await ours(base)).map(([name]) => name);
  if (history.state !== null) left.push("history");
  return left;
}
