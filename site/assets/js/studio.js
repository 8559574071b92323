// The embed studio: options in, a snippet and a live preview out; and the
// check of a host page from what its owner pastes. Nothing is sent anywhere.
import { contrast } from "./colour.js";

const form = document.querySelector("form.studio");
const site = new URL("../", import.meta.url).href;
const say = (/** @type {string} */ id) => document.querySelector(`[data-word="${id}"]`)?.textContent ?? id;

/** @param {string} text */
const quoted = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** @param {HTMLFormElement} form */
function options(form) {
  const fields = new FormData(form);
  const get = (/** @type {string} */ name) => String(fields.get(name) ?? "").trim();
  const attributes = {};
  for (const name of ["problem", "role", "platform", "courier", "lang", "theme", "publisher"]) if (get(name) && get(name) !== "auto") attributes[name] = get(name);
  if (fields.get("own-accent")) attributes.accent = get("accent");
  return { attributes, text: get("text"), width: get("width") };
}

/** @param {ReturnType<typeof options>} o */
function snippets({ attributes, text }) {
  const lang = (attributes.lang || document.documentElement.lang).startsWith("en") ? "en" : "zh";
  const list = Object.entries(attributes).map(([name, value]) => ` ${name}="${quoted(value)}"`).join("");
  const page = new URL(`${lang}/${attributes.problem ? attributes.problem + "/" : ""}`, site).href;
  const pass = new URLSearchParams(Object.entries(attributes).filter(([name]) => name !== "lang" && name !== "publisher"));
  const frame = new URL(`embed/${attributes.publisher ? attributes.publisher + "/" : ""}${lang}/`, site).href + (pass.size ? "#" + pass : "");
  return {
    widget: `<script type="module" src="${site}widget.js"></script>\n<parcel-aid${list}><a href="${page}" target="_blank">${quoted(text)}</a></parcel-aid>`,
    frame: `<iframe src="${quoted(frame)}" title="${quoted(text)}" width="100%" height="640" loading="lazy" referrerpolicy="no-referrer" allow="clipboard-write" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals" style="border:0"></iframe>`,
  };
}

/** @param {Element} into @param {ReturnType<typeof options>} o */
function preview(into, o) {
  const element = document.createElement("parcel-aid");
  for (const [name, value] of Object.entries(o.attributes)) {
    if (name !== "publisher") element.setAttribute(name, value); // its page shows on its own origins only
  }
  const link = document.createElement("a");
  link.href = site + (o.attributes.lang === "en" ? "en/" : "zh/");
  link.textContent = o.text;
  element.append(link);
  into.replaceChildren(element);
}

if (form instanceof HTMLFormElement) {
  const place = document.getElementById("preview");
  const told = document.getElementById("studio-told");
  const update = () => {
    const o = options(form);
    const code = snippets(o);
    for (const kind of ["widget", "frame"]) document.getElementById("code-" + kind).value = code[kind];
    place.style.maxWidth = o.width + "px";
    const accent = o.attributes.accent;
    const unreadable = accent && ["#fffdf7", "#211d17"].every((ground) => contrast(accent, ground) < 4.5);
    told.textContent = form.publisher.validity.valid ? (unreadable ? say("studio-unreadable") : "") : say("studio-publisher-bad");
    preview(place, o);
  };
  let soon = 0;
  form.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(update, 300);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.addEventListener("click", async () => {
      const area = document.getElementById(button.getAttribute("data-copy"));
      area.select();
      try {
        await navigator.clipboard.writeText(area.value);
        told.textContent = say("studio-copied");
      } catch {
        told.textContent = say("studio-select");
      }
    });
  }
  import(site + "widget.js").then(update, () => (told.textContent = say("studio-failed")));
}

/** @param {string} policy @param {string[]} names the directive, then those that stand in for it */
function sources(policy, names) {
  const list = policy.split(/[;,]/).map((d) => d.trim().toLowerCase().split(/\s+/));
  for (const name of names) {
    const found = list.find((d) => d[0] === name);
    if (found) return found.slice(1);
  }
  return undefined;
}

/** @param {string[] | undefined} list @param {string} url */
function allows(list, url) {
  if (!list) return true;
  const { protocol, host, hostname } = new URL(url);
  return list.some((source) => {
    const [name] = source.replace(/^https?:\/\//, "").split("/");
    return (
      source === "*" || source === protocol || name === host || name === hostname ||
      (name.startsWith("*.") && hostname.endsWith(name.slice(1)))
    );
  });
}

/** Finds what would keep the widget from working. @param {string} html @param {string} policy */
export function faults(html, policy) {
  const found = [];
  const page = new DOMParser().parseFromString(trust.createHTML(html), "text/html");
  const scripts = [...page.querySelectorAll("script[src]")].filter((s) => /widget\.js$/.test(s.getAttribute("src") ?? ""));
  const elements = [...page.querySelectorAll("parcel-aid")];
  if (elements.length && !scripts.length) found.push("check-no-script");
  if (scripts.some((s) => s.getAttribute("type") !== "module")) found.push("check-no-module");
  if (scripts.some((s) => s.getAttribute("src") !== site + "widget.js")) found.push("check-other-site");
  if (!elements.length && !page.querySelector("iframe")) found.push("check-no-element");
  for (const e of elements) {
    if (!e.querySelector("a[href]")) found.push("check-no-link");
    for (const { name, value } of e.attributes) {
      const shape = { accent: /^#[0-9a-f]{6}$/i, theme: /^(auto|light|dark)$/, publisher: /^[a-z0-9-]{1,64}$/, lang: /^[a-z-]+$/i }[name] ?? /^[a-z0-9_]{1,40}$/;
      if (!["id", "class", "style"].includes(name) && !shape.test(value)) found.push("check-attribute");
      if (/amount|value|phone|name|order|waybill/.test(name)) found.push("check-personal");
    }
  }
  for (const f of page.querySelectorAll("iframe")) {
    if (!/allow-scripts/.test(f.getAttribute("sandbox") ?? "") || /allow-same-origin/.test(f.getAttribute("sandbox") ?? "")) found.push("check-sandbox");
    if (!f.title) found.push("check-title");
  }
  const script = sources(policy, ["script-src-elem", "script-src", "default-src"]);
  if (elements.length && !allows(script, site) && !script?.some((s) => s.startsWith("'nonce-") || s === "'strict-dynamic'")) found.push("check-script-src");
  if (!allows(sources(policy, ["frame-src", "child-src", "default-src"]), site)) found.push("check-frame-src");
  if (sources(policy, ["sandbox"])) found.push("check-sandboxed");
  return [...new Set(found)];
}

// What is pasted is only parsed, never shown: a parsed document runs nothing.
const trust = globalThis.trustedTypes?.createPolicy("parcelaid", { createHTML: (text) => text }) ?? { createHTML: (/** @type {string} */ text) => text };

const check = document.querySelector("form.host-check");
if (check instanceof HTMLFormElement) {
  check.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = new FormData(check);
    const found = faults(String(fields.get("html")), String(fields.get("policy")).replace(/^content-security-policy:/i, ""));
    const list = document.getElementById("check-found");
    list.replaceChildren(
      ...(found.length ? found : ["check-fine"]).map((id) => {
        const item = document.createElement("li");
        item.textContent = say(id);
        return item;
      }),
    );
    list.tabIndex = -1;
    list.focus();
  });
}
