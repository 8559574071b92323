// Starts the engine over the static page, and stays out of the way: whatever
// fails, the page stays as it was printed. All network use is before the
// engine runs; an answer never causes a request.

import { trust } from "./trust.js";
import { supported } from "./probe.js";

/**
 * The list of files that the build writes next to this one as app.json. All
 * names are relative to it, so the site works under any path.
 * @typedef {object} App
 * @property {string} root the site's root, such as "../"
 * @property {string} exec Go's wasm_exec.js
 * @property {string} engine
 * @property {string} [keep] the module that keeps cases
 * @property {Record<string, string>} packs name → file
 * @property {string} [home] style of the home page
 * @property {string} [offline] module that keeps a copy of the site
 */

/**
 * What Go finds as globalThis.__parcelaid.
 * @typedef {object} Door
 * @property {string} base URL of the site's root
 * @property {string} lang the page's language: "zh" or "en"
 * @property {Map<string, Uint8Array>} packs
 * @property {(id: string, markup: string) => boolean} html
 * @property {(text: string) => Promise<boolean>} copy
 * @property {(selector: string) => void} focus
 * @property {(id: string) => void} reveal
 * @property {typeof import("./keep.js")} [keep]
 */

const page = document.documentElement;

/** Resolves when the page has been painted and has nothing better to do. */
function idle() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: 2000 });
      else setTimeout(resolve, 200);
    });
  });
}

/** @param {string} name @param {RequestInit} [init] */
async function get(name, init) {
  const answer = await fetch(new URL(name, import.meta.url), init);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

/** @param {string} name */
async function compile(name) {
  const answer = await get(name);
  // Some hosts do not know the type, and streaming insists on it.
  const typed = answer.headers.get("Content-Type") === "application/wasm";
  return typed ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

/**
 * All packs, in both languages: to load one when somebody switches would tell
 * the host that they did. @param {App} app
 */
async function load(app) {
  /** @type {Map<string, Uint8Array>} */
  const packs = new Map();
  await Promise.all(
    Object.entries(app.packs).map(async ([name, file]) =>
      packs.set(name, new Uint8Array(await (await get(file)).arrayBuffer())),
    ),
  );
  return packs;
}

/**
 * What the publisher of this page adds. The hash in the page guards against a
 * broken delivery; without the file the page is the plain product.
 */
async function pinned() {
  const link = page.querySelector('meta[name="parcelaid-overlay"]');
  const [name, integrity] = (link?.getAttribute("content") ?? "").split(" ");
  if (!name || !integrity) return undefined;
  try {
    return new Uint8Array(await (await get(name, { integrity })).arrayBuffer());
  } catch (error) {
    console.warn("ParcelAid: without the publisher's part.", error);
    return undefined;
  }
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/**
 * For in-app browsers without a clipboard. If the text stands in a field of
 * the page, that field stays selected, for the person's own long press.
 * @param {string} text
 */
function copySelected(text) {
  const shown = [...document.querySelectorAll("textarea")].find((area) => area.value === text);
  const area = shown ?? document.createElement("textarea");
  const focused = document.activeElement;
  if (!shown) {
    area.value = text;
    area.readOnly = true;
    area.style.cssText = "position:fixed;top:0;opacity:0";
    document.body.append(area);
  }
  area.focus({ preventScroll: true });
  area.select();
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch {}
  if (!shown) {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
  return done;
}

/**
 * Runs Go until it ends. Every way out of Go is watched, its callbacks and
 * timers too: after a throw the instance is dead, though it still answers.
 * @param {WebAssembly.Module} engine
 * @param {() => void} ready called once it runs
 * @returns {Promise<void>}
 */
async function run(engine, ready) {
  const go = new globalThis.Go();
  const instance = await WebAssembly.instantiate(engine, go.importObject);
  return new Promise((resolve) => {
    let dead = false;
    const end = () => {
      dead = true;
      resolve();
    };
    const resume = go._resume;
    go._resume = function () {
      if (dead) return; // a listener that the dead engine left on the page
      try {
        resume.call(go);
      } catch (error) {
        console.error(error);
        end();
      }
      if (go.exited) end();
    };
    go.exit = end;
    const watch = new MutationObserver(() => {
      if (page.dataset.engine !== "ready") return;
      watch.disconnect();
      ready();
    });
    watch.observe(page, { attributeFilter: ["data-engine"] });
    go.run(instance).then(end, end);
  });
}

/**
 * Makes the links around <main> absolute. The engine changes the address
 * without loading a page, and a relative link would then lead to the wrong
 * place.
 */
function anchor() {
  for (const link of document.querySelectorAll("body > :not(main) a:not(.skip)[href]")) {
    if (link instanceof HTMLAnchorElement) link.setAttribute("href", link.href);
  }
}

// Apps whose own browsers save no files; site/view helps there.
if (/MicroMessenger|QQ\/|AliApp|DingTalk|Weibo|; wv\)/.test(navigator.userAgent)) page.dataset.inside = "";

async function boot() {
  if (!supported()) return without("none");
  await idle();
  // Each page names the files of its own build: builds never mix.
  /** @type {App} */
  const app = await (await get(page.dataset.app ?? "app.json")).json();
  const lang = page.lang.toLowerCase().startsWith("en") ? "en" : "zh";
  const base = new URL(app.root, import.meta.url).href;
  const policy = trust(base);
  // A plan is printed without the style of the home page, which the engine may
  // make of it.
  if (app.home && !document.querySelector(`link[href$="${app.home}"]`)) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(app.home, import.meta.url).href }));
  }
  const [engine, packs, keep, overlay] = await Promise.all([
    compile(app.engine),
    load(app),
    app.keep && import(new URL(app.keep, import.meta.url).href),
    pinned(),
    import(new URL(app.exec, import.meta.url).href),
  ]);
  if (overlay) packs.set("overlay", overlay);
  /** @type {Door} */
  const door = {
    base,
    lang,
    packs,
    keep,
    html(id, markup) {
      const element = document.getElementById(id);
      if (!element) return false;
      const write = () => (element.innerHTML = /** @type {string} */ (policy.createHTML(markup)));
      if (keep) keep.stay(element, write);
      else write();
      return true;
    },
    copy,
    // A link within the page, without an entry in the history: that would
    // carry no state, and going back would lose the answers.
    reveal(id) {
      const target = document.getElementById(id);
      if (!target) return;
      for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
      target.scrollIntoView();
      const field = target instanceof HTMLFieldSetElement ? target.querySelector("input") : null;
      if (!field && !target.matches("input, textarea")) target.tabIndex = -1;
      (field ?? target).focus({ preventScroll: true });
    },
    // In the next frame: focus forces a layout, and the page has one coming.
    focus(selector) {
      scrollTo(0, 0);
      requestAnimationFrame(() => {
        const target = document.querySelector(selector);
        if (target instanceof HTMLElement) target.focus();
      });
    },
  };
  anchor();
  Object.defineProperty(globalThis, "__parcelaid", { value: Object.freeze(door) });
  // Twice at most: the second start reads what the first left in history.state.
  for (let start = 0; start < 2; start++) {
    await run(engine, () => {
      if (app.offline && start === 0) later(app.offline, policy).catch(() => {}); // refused: all else works
    });
    page.dataset.engine = "dead";
  }
}

/** @param {string} name @param {ReturnType<typeof trust>} policy */
async function later(name, policy) {
  await idle();
  const { offline } = await import(new URL(name, import.meta.url).href);
  await offline(policy);
}

/**
 * What only the engine can do gives up its place, if that is known before
 * anybody reads: later, a tap would meet what has moved. A shell is empty
 * without the engine, and goes for the printed page.
 * @param {"none" | "failed"} state
 */
function without(state) {
  page.dataset.engine = state;
  if ("shell" in page.dataset && location.search !== "?plain") location.replace(location.pathname + "?plain");
}

boot().catch((error) => {
  without("failed");
  console.warn("ParcelAid: the page works without its engine.", error);
});
