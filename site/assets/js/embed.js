// Our page inside somebody else's: its look, its height, and four words to the
// host (ready, height, done, closed), none of which carries an answer. The
// other end is widget.js. Without a nonce in the address nobody is listening,
// and nothing is said.

import { contrast } from "./colour.js";

const page = document.documentElement;
const asked = new URLSearchParams(location.hash.slice(1));
const nonce = /^[0-9a-f]{32}$/.test(asked.get("n") ?? "") ? asked.get("n") : "";

/** Where messages go: to the host by name, if it has one. */
function target() {
  const origin = asked.get("o") ?? "";
  try {
    return new URL(origin).origin === origin ? origin : "*";
  } catch {
    return "*"; // a host without an origin of its own, such as a file
  }
}

const has = (/** @type {object} */ o, /** @type {string} */ name) => Object.prototype.hasOwnProperty.call(o, name);

/** @param {string} type @param {object} [more] */
function tell(type, more) {
  if (nonce && parent !== window) parent.postMessage({ parcelaid: 1, nonce, type, ...more }, target());
}

/** The accent is text on desk and paper, and carries text: 4.5 to one each. @param {string} accent @param {CSSStyleDeclaration} style */
function readable(accent, style) {
  const grounds = ["--desk", "--paper", "--wash"].map((name) => style.getPropertyValue(name).trim());
  return grounds.every((ground) => contrast(accent, long(ground)) >= 4.5);
}

/** @param {string} hex "#fff" or "#ffffff" */
const long = (hex) => (hex.length === 4 ? "#" + [...hex.slice(1)].map((c) => c + c).join("") : hex);

let accent = "";

function paint() {
  page.style.removeProperty("--accent");
  page.style.removeProperty("--on-accent");
  if (!accent) return;
  if (!readable(accent, getComputedStyle(page))) {
    console.warn(`ParcelAid: ${accent} cannot be read on this theme (4.5 to 1 is needed); our own colour stays`);
    return;
  }
  page.style.setProperty("--accent", accent);
  page.style.setProperty("--on-accent", contrast(accent, "#ffffff") >= 4.5 ? "#ffffff" : "#000000");
}

/** @param {string | null} theme @param {string | null} colour */
function look(theme, colour) {
  page.dataset.theme = theme === "light" || theme === "dark" ? theme : "auto";
  accent = /^#[0-9a-f]{6}$/i.test(colour ?? "") ? String(colour) : "";
  paint();
}

const brand = document.querySelector('meta[name="parcelaid-accent"]')?.getAttribute("content");
look(asked.get("theme"), asked.get("accent") || brand || "");
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);

addEventListener("message", ({ source, data }) => {
  if (source !== parent || !nonce || !data || typeof data !== "object") return;
  const own = (/** @type {string} */ name) => (has(data, name) ? data[name] : undefined);
  if (own("parcelaid") === 1 && own("nonce") === nonce && own("type") === "look") look(own("theme"), own("accent") || brand || "");
});

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) tell("closed");
});

// The page's height does not depend on the frame's (embed.css), so that one
// report never causes the next. A host whose frame cannot keep up is told less
// and less often, never in a circle.
let last = 0;
let told = 0;
setInterval(() => (told = 0), 1000);
new ResizeObserver(() => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height === last || told >= 20) return;
  last = height;
  told++;
  tell("height", { height });
}).observe(document.body);

let done = false;
const main = document.getElementById("main");
if (main) {
  new MutationObserver(() => {
    if (done || !main.querySelector(".plan")) return;
    done = true;
    tell("done");
  }).observe(main, { childList: true });
}
tell("ready");
