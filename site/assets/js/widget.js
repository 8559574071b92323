// <parcel-aid>: a plain link on somebody else's page, and after a click our
// page in one sandboxed frame in its place. Whatever fails, the link is there.
// Until that click: this file and nothing else. No answer ever leaves the
// frame; see embed.js for the other end of the line.

/** Put in by the build: texts by language. @type {Record<string, Record<"open"|"close"|"title", string>>} */
const words = WORDS;

const here = import.meta.url;
const facts = ["problem", "role", "platform", "courier"]; // nothing personal
const look = ["theme", "accent"];
const shapes = { theme: /^(auto|light|dark)$/, accent: /^#[0-9a-f]{6}$/i, publisher: /^[a-z0-9-]{1,64}$/ };
const patience = 8000;
const least = 160;
const most = 30_000; // CSS pixels

const has = (/** @type {object} */ o, /** @type {string} */ name) => Object.prototype.hasOwnProperty.call(o, name);

/** Styles an element against whatever the host's stylesheets say. @param {HTMLElement} e @param {Record<string, string>} rules */
function style(e, rules) {
  for (const name of Object.keys(rules)) e.style.setProperty(name, rules[name], "important");
}

/** @param {HTMLElement} e @param {string} display "none", or as shown */
const display = (e, display) => style(e, { display });

/** @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {Record<string, string>} attributes @param {Record<string, string>} rules */
function make(tag, attributes, rules) {
  const e = document.createElement(tag);
  for (const name of Object.keys(attributes)) e.setAttribute(name, attributes[name]);
  style(e, rules);
  return e;
}

class ParcelAid extends HTMLElement {
  static observedAttributes = look;
  /** @type {ShadowRoot | undefined} made with the first click: until then the host's link is as the host styled it */ #root;
  /** @type {HTMLIFrameElement | undefined} */ #frame;
  #slot = document.createElement("slot");
  #close = document.createElement("button");
  #shown = false;
  #ready = false;
  #nonce = "";
  #timer = 0;

  constructor() {
    super();
    this.addEventListener("click", (event) => this.#click(event));
    this.#close.addEventListener("click", () => this.#shut("closed"));
  }

  connectedCallback() {
    addEventListener("message", this.#hear);
    if (document.readyState === "loading" || this.querySelector("a[href]")) return;
    const link = make("a", { href: new URL(this.#lang() + "/", here).href, target: "_blank" }, {});
    link.textContent = this.#words().open;
    this.append(link);
  }

  // A host that takes the element out ends the frame; put back, it is a link.
  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    this.#end();
  }

  attributeChangedCallback() {
    if (this.#ready) this.#tell();
  }

  #lang() {
    const lang = this.getAttribute("lang") || document.documentElement.lang || navigator.language;
    return /^en/i.test(lang) ? "en" : "zh";
  }

  #words() {
    return words[this.#lang()];
  }

  /** A valid attribute, or "". @param {string} name */
  #get(name) {
    const value = this.getAttribute(name)?.trim() ?? "";
    if (!value) return "";
    if ((has(shapes, name) ? shapes[name] : /^[a-z0-9_]{1,40}$/).test(value)) return value;
    console.warn(`parcel-aid: the attribute ${name} is not valid and is ignored`);
    return "";
  }

  /** @param {Event} event */
  #click(event) {
    const e = /** @type {MouseEvent} */ (event);
    const link = /** @type {Element | null} */ (e.target)?.closest?.("a[href]");
    if (!link || !this.contains(link) || e.defaultPrevented || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    try {
      const focused = document.activeElement === link;
      this.#show();
      e.preventDefault();
      if (focused) this.#frame?.focus({ preventScroll: true });
    } catch (error) {
      this.#end();
      console.warn("parcel-aid: the link works, the frame does not.", error);
    }
  }

  #shell() {
    if (this.#root) return;
    const root = this.attachShadow({ mode: "closed" });
    root.append(this.#slot, this.#close);
    root.addEventListener("keydown", (event) => {
      if (/** @type {KeyboardEvent} */ (event).key === "Escape" && this.#shown) this.#shut("closed");
    });
    this.#close.type = "button";
    this.#close.textContent = this.#words().close;
    style(this.#close, { all: "revert", "min-width": "44px", "min-height": "44px", font: "inherit" });
    this.#root = root;
  }

  #show() {
    this.#shell();
    if (!this.#frame) this.#begin();
    this.#shown = true;
    display(this.#close, "block");
    display(/** @type {HTMLElement} */ (this.#frame), "block");
    if (this.#ready) display(this.#slot, "none");
  }

  #begin() {
    this.#nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
    const publisher = this.#get("publisher");
    const url = new URL(`embed/${publisher && publisher + "/"}${this.#lang()}/`, here);
    const pass = new URLSearchParams({ v: "1", n: this.#nonce, o: location.origin });
    for (const name of [...facts, ...look]) if (this.#get(name)) pass.set(name, this.#get(name));
    url.hash = String(pass);
    this.#frame = make(
      "iframe",
      {
        sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals",
        allow: "clipboard-write",
        referrerpolicy: "no-referrer",
        title: this.#words().title,
      },
      { all: "initial", width: "100%", height: "480px", border: "0", "color-scheme": "normal" },
    );
    this.#frame.src = url.href;
    this.#root?.append(this.#frame);
    this.#timer = setTimeout(() => this.#shut("timeout"), patience);
  }

  /** A frame that works keeps its answers; one that does not is given up. @param {string} reason */
  #shut(reason) {
    if (!this.#shown) return;
    const focused = this.#root?.activeElement;
    if (!this.#ready) this.#end();
    if (this.#frame) display(this.#frame, "none");
    display(this.#close, "none");
    display(this.#slot, "contents");
    this.#shown = false;
    if (focused) this.querySelector("a")?.focus({ preventScroll: true });
    this.#fire("closed", { reason });
  }

  #end() {
    clearTimeout(this.#timer);
    this.#frame?.remove();
    this.#frame = undefined;
    this.#ready = this.#shown = false;
    display(this.#close, "none");
    display(this.#slot, "contents");
  }

  /** @param {MessageEvent} event */
  #hear = (event) => {
    const frame = this.#frame;
    const data = event.data;
    if (!frame || event.source !== frame.contentWindow || event.origin !== "null") return;
    if (!data || typeof data !== "object") return;
    const own = (name) => (has(data, name) ? data[name] : undefined);
    if (own("parcelaid") !== 1 || own("nonce") !== this.#nonce) return;
    const height = own("height");
    switch (own("type")) {
      case "ready":
        if (this.#ready) return;
        clearTimeout(this.#timer);
        this.#ready = true;
        display(this.#slot, "none");
        return this.#fire("ready");
      case "height":
        if (!Number.isInteger(height) || height < 0) return;
        style(frame, { height: Math.min(Math.max(height, least), most) + "px" });
        return this.#fire("height", { height });
      case "done":
        return this.#fire("done");
      case "closed":
        return this.#shut("closed");
    }
  };

  // Its origin is opaque, so nothing narrower than "*" would reach it; what it
  // gets is no secret.
  #tell() {
    const message = { parcelaid: 1, nonce: this.#nonce, type: "look", theme: this.#get("theme"), accent: this.#get("accent") };
    this.#frame?.contentWindow?.postMessage(message, "*");
  }

  /** @param {string} name @param {object} [detail] */
  #fire(name, detail = {}) {
    this.dispatchEvent(new CustomEvent("parcel-aid:" + name, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get("parcel-aid")) customElements.define("parcel-aid", ParcelAid);
