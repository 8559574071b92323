// Covers parts of a picture with solid boxes, on this device: nothing in here
// can make a request. What is saved is encoded anew from the canvas, so what
// lay under a box is not in it, nor what the camera noted in the file.

import * as boxes from "./boxes.js";

// Phones give an empty canvas beyond this area. It is the area that counts: a
// long screenshot cut to 4096 high could not be read any more.
const most = 4096 * 4096;
const longest = 16384;
const refused = 160e6; // pixels: more than any phone's camera has
const heaviest = 64 * 2 ** 20; // bytes

const $ = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById("shot" + id));
const shot = $("");
const stage = $("-stage");
const done = $("-done");
const result = /** @type {HTMLImageElement} */ (done.querySelector("img"));
const format = /** @type {HTMLSelectElement} */ ($("-format"));
const file = /** @type {HTMLInputElement} */ ($("-file"));
const words = /** @type {Record<string, string>} */ (shot.dataset);

let canvas = /** @type {HTMLCanvasElement} */ (stage.querySelector("canvas"));
let turn = 0;

/** @param {string} text @param {boolean} [wrong] @param {string} [where] */
function say(text, wrong, where = "-say") {
  $(where).textContent = text;
  $(where).className = wrong ? "error" : "told";
}

// --- Opening

/** Opens a picture, or says why not and leaves everything as it is. @param {File | undefined} picked */
async function open(picked) {
  if (!picked) return;
  const mine = ++turn;
  const fault = /^(?!image\/)|svg/.test(picked.type || "image/") ? words.notImage
    : !picked.size ? words.none
    : picked.size > heaviest ? words.heavy : "";
  if (fault) return say(fault, true);
  const url = URL.createObjectURL(picked);
  try {
    const image = new Image();
    await new Promise((loaded, failed) => Object.assign(image, { onload: loaded, onerror: failed, src: url }));
    const { naturalWidth: w, naturalHeight: h } = image;
    if (w * h > refused) return mine === turn && say(words.huge, true);
    await image.decode();
    const [scale, moves] = [Math.min(1, Math.sqrt(most / (w * h)), longest / Math.max(w, h)), await animated(picked)];
    const next = document.createElement("canvas");
    next.width = Math.max(1, Math.floor(w * scale));
    next.height = Math.max(1, Math.floor(h * scale));
    const pen = next.getContext("2d");
    if (!pen) throw new Error("no canvas");
    pen.drawImage(image, 0, 0, next.width, next.height);
    if (mine !== turn) return;
    show(next, picked.type);
    say([words.opened, scale < 1 ? words.scaled : "", moves ? words.animated : ""].filter(Boolean).join(" "));
  } catch {
    if (mine === turn) say(words.broken, true);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Whether a file holds more than one picture: GIF, PNG or WebP. @param {File} picked */
async function animated(picked) {
  const text = new TextDecoder("latin1").decode(await picked.slice(0, 4 * 2 ** 20).arrayBuffer());
  return /^GIF8[^]*?!\xf9\x04[^]*?!\xf9\x04|^.PNG[^]{1,4000}acTL|^RIFF[^]{4}WEBPVP8X[^]{1,99}ANIM/.test(text);
}

/** @param {HTMLCanvasElement} next @param {string} type */
function show(next, type) {
  for (const name of ["role", "aria-label"]) next.setAttribute(name, canvas.getAttribute(name) ?? "");
  canvas.replaceWith(next);
  canvas.width = canvas.height = 0; // some browsers free the memory late otherwise
  canvas = next;
  // A screenshot fits the window where it can; a long one would be a thin line.
  const tall = canvas.height / canvas.width;
  stage.style.maxWidth = tall > 2.6 ? "" : `max(14rem, ${(85 / tall).toFixed(2)}vh)`;
  last = "";
  boxes.begin(canvas.width, canvas.height);
  format.value = type === "image/jpeg" ? type : "image/png";
  $("-work").hidden = false;
}

// --- Saving

// Where a download leads nowhere, or to a page without a way back: web views
// of Android, and of Apple, where they do not call themselves Safari.
const agent = navigator.userAgent;
const within = /; wv\)|MicroMessenger|AliApp|DingTalk|Weibo|QQ\/|(iPhone|iPad|Macintosh)(?!.*(Safari|Firefox))/.test(agent);
let shown = "";

function forget() {
  URL.revokeObjectURL(shown);
  shown = "";
  result.removeAttribute("src");
}

async function save() {
  const out = document.createElement("canvas");
  [out.width, out.height] = [canvas.width, canvas.height];
  const pen = out.getContext("2d");
  const jpeg = format.value === "image/jpeg";
  try {
    if (!pen) throw new Error("no canvas");
    pen.fillStyle = "#fff";
    if (jpeg) pen.fillRect(0, 0, out.width, out.height);
    pen.drawImage(canvas, 0, 0);
    pen.fillStyle = "#000";
    for (const { x, y, w, h } of boxes.all()) {
      pen.fillRect(Math.floor(x), Math.floor(y), Math.ceil(x + w) - Math.floor(x), Math.ceil(y + h) - Math.floor(y));
    }
    /** @type {Blob | null} */
    const blob = await new Promise((made) => out.toBlob(made, format.value, 0.92));
    if (blob?.type !== format.value) throw new Error("not encoded");
    forget();
    shown = URL.createObjectURL(blob);
    // WeChat's long press saves what stands in the address, and nothing else.
    result.src = /MicroMessenger/.test(agent) ? out.toDataURL(format.value, 0.92) : shown;
  } catch {
    return say(words.failed, true, "-count");
  } finally {
    out.width = out.height = 0;
  }
  done.hidden = false;
  $("-told").textContent = [within ? words.hold : words.saved, boxes.all().length ? words.clean : words.bare].join(" ");
  if (!within) Object.assign(document.createElement("a"), { href: shown, download: jpeg ? "covered.jpg" : "covered.png" }).click();
  done.scrollIntoView({ block: "nearest" });
}

// --- What leads here

/** What was saved is no longer what is shown. */
function changed() {
  $("-undo").setAttribute("aria-disabled", String(!boxes.canUndo()));
  $("-remove").setAttribute("aria-disabled", String(!boxes.canRemove()));
  const now = JSON.stringify([boxes.all(), format.value]);
  if (now === last) return;
  last = now;
  done.hidden = true;
  forget();
  say(words.boxes.replace("#", String(boxes.all().length)), false, "-count");
}
let last = "";

function remove() {
  (boxes.remove() ?? $("-add")).focus({ preventScroll: true });
}

function undo() {
  if (stage.contains(document.activeElement)) $("-undo").focus({ preventScroll: true });
  boxes.undo();
}

/** @param {string} id @param {() => void} f */
const press = (id, f) => $(id).addEventListener("click", () => $(id).getAttribute("aria-disabled") !== "true" && f());
press("-add", boxes.add);
press("-undo", undo);
press("-remove", remove);
press("-still", () => $("-still").setAttribute("aria-pressed", String(stage.classList.toggle("still"))));
press("-save", save);
boxes.onChange(changed);
format.addEventListener("change", changed);
file.addEventListener("change", () => {
  open(file.files?.[0]);
  file.value = ""; // so that the same file can be chosen again
});
document.addEventListener("keydown", (e) => {
  const at = /** @type {Element} */ (e.target);
  if (at.matches(".box") && (e.key === "Delete" || e.key === "Backspace")) {
    e.preventDefault();
    remove();
  }
  if (e.key.toLowerCase() === "z" && (e.ctrlKey || e.metaKey) && !e.shiftKey && boxes.canUndo() && !at.closest("textarea")) {
    e.preventDefault();
    undo();
  }
});
// A file that is dropped beside the picture would replace the page.
document.addEventListener("dragover", (e) => e.dataTransfer?.types.includes("Files") && e.preventDefault());
document.addEventListener("drop", (e) => {
  if (!e.dataTransfer?.types.includes("Files")) return;
  e.preventDefault();
  open(e.dataTransfer.files[0]);
});
document.addEventListener("paste", (e) => e.clipboardData?.files.length && open(e.clipboardData.files[0]));
