// The advice without a page: for a shop's own form, a help desk, a script.
// Browsers and node 18 or later, no dependencies. All network use is in open:
// what is asked afterwards stays on the machine.
import { makeGo } from "./go.js";

/** Why something was refused. `fact` names the answer at fault, or is "". */
export class ParcelAidError extends Error {
  /** @param {string} code @param {string} message @param {string} [fact] @param {string} [other] */
  constructor(code, message, fact = "", other = "") {
    super(message);
    this.name = "ParcelAidError";
    this.code = code;
    this.fact = fact;
    this.other = other;
  }
}

const encoder = new TextEncoder();
const most = 1 << 20; // bytes of a case, as on the command line

/**
 * Loads the engine and the knowledge of one site.
 * @param {{base?: string | URL}} [options] base: the site's root, https: or
 * file:, with a final slash; left out, the site that this file came from
 */
export async function open({ base = new URL("../", import.meta.url) } = {}) {
  let list, engine, packs;
  try {
    const root = new URL("sdk/sdk.json", base);
    list = JSON.parse(new TextDecoder().decode(await get(root)));
    const names = Object.keys(list.packs);
    const files = await Promise.all([list.engine, ...names.map((name) => list.packs[name])].map((file) => get(new URL(file, root))));
    engine = await WebAssembly.compile(files[0]);
    packs = new Map(names.map((name, i) => [name, files[i + 1]]));
  } catch (error) {
    throw error instanceof ParcelAidError ? error : new ParcelAidError("load", String(error));
  }
  const call = await start(engine, packs);
  return Object.freeze({
    /** @param {object} request {id?, today, answers} */
    advise: (request) => parse(call("advise", line(request))),
    /** @param {object} request {id?, today, answers} */
    next: (request) => parse(call("next", line(request))).next,
    /** @param {string} text @param {{today: string}} options */
    read(text, { today } = { today: "" }) {
      if (typeof text !== "string") throw new ParcelAidError("bad_text", "the text is no string");
      return parse(call("read", text, String(today)));
    },
    /** @param {string} request one line of JSON: the command line's very bytes come back */
    line: (request) => call("advise", short(String(request))),
    version: () => call("version", ""),
  });
}

/** @param {URL} url @returns {Promise<Uint8Array>} */
async function get(url) {
  if (url.protocol === "file:") {
    const files = await import(/* @vite-ignore */ /* webpackIgnore: true */ "node:fs/promises");
    return new Uint8Array(await files.readFile(url));
  }
  const answer = await fetch(url, { credentials: "omit", referrerPolicy: "no-referrer" });
  if (!answer.ok) throw new ParcelAidError("load", `${url.href}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/**
 * Starts Go in a scope of its own: nothing is added to globalThis, and several
 * engines do not meet. After any way out of Go the instance is dead, though it
 * would still answer.
 * @param {WebAssembly.Module} engine @param {Map<string, Uint8Array>} packs
 * @returns {Promise<(verb: string, text: string, more?: string) => string>}
 */
async function start(engine, packs) {
  const door = { packs, answer: undefined };
  const Go = makeGo({ __parcelaid: door });
  const go = new Go();
  let dead = false;
  const end = () => void (dead = true);
  go.exit = end;
  const instance = await WebAssembly.instantiate(engine, go.importObject);
  go.run(instance).then(end, end);
  if (dead || go.exited || !door.answer) throw new ParcelAidError("engine", "the engine did not start");
  return (verb, text, more = "") => {
    let answer = "";
    try {
      if (!dead && !go.exited) answer = door.answer(verb, text, more);
    } catch {
      dead = true;
    }
    if (go.exited) dead = true;
    if (dead || typeof answer !== "string" || !answer) {
      dead = true;
      throw new ParcelAidError("engine", "the engine has failed; open it again");
    }
    return answer;
  };
}

/** @param {object} request */
function line({ id = "", today, answers } = {}) {
  try {
    return short(JSON.stringify({ id: String(id), today, answers }));
  } catch (error) {
    throw error instanceof ParcelAidError ? error : new ParcelAidError("bad_json", String(error));
  }
}

/** @param {string} text */
function short(text) {
  if (encoder.encode(text).length > most) throw new ParcelAidError("too_long", "the case is longer than 1 MB");
  return text;
}

/** @param {string} text */
function parse(text) {
  const answer = JSON.parse(text);
  const fault = answer.error;
  if (fault) throw new ParcelAidError(fault.code || "bad_case", fault.message, fault.fact, fault.other);
  return answer;
}
