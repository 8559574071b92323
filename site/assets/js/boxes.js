// The boxes over a picture: drawn, moved and resized with a finger, a mouse or
// keys, and taken back step by step.

/**
 * A box in pixels of the picture, and what stands for it on the page.
 * @typedef {{x: number, y: number, w: number, h: number}} Rect
 * @typedef {Rect & {el: HTMLElement}} Box
 */

const stage = /** @type {HTMLElement} */ (document.getElementById("shot-stage"));

/** @type {Box[]} */
let boxes = [];
/** @type {Box | undefined} */
let chosen;
/** @type {string[]} */
let past = [];
/** The picture's size. */
let [width, height] = [1, 1];
let changed = () => {};

/** @param {() => void} f is called after every change */
export const onChange = (f) => void (changed = f);
/** @returns {Rect[]} */
export const all = () => boxes;
export const canUndo = () => past.length > 0;
export const canRemove = () => !!chosen;

/** Begins with a picture of that size. @param {number} w @param {number} h */
export function begin(w, h) {
  [width, height, past] = [w, h, []];
  restore("[]");
}

const keep = () => past.push(JSON.stringify(boxes, ["x", "y", "w", "h"])) > 500 && past.shift();

/** @param {string} text */
function restore(text) {
  for (const box of boxes) box.el.remove();
  boxes = [];
  chosen = undefined;
  for (const rect of JSON.parse(text)) put(rect);
  tell();
}

/** @param {Rect} rect */
function put(rect) {
  const box = { ...rect, el: document.createElement("div") };
  box.el.className = "box";
  box.el.tabIndex = 0;
  box.el.setAttribute("role", "application"); // so that arrow keys reach it through a screen reader
  box.el.addEventListener("focus", () => choose(box));
  boxes.push(box);
  stage.append(box.el);
  place(box);
  return box;
}

/** @param {Box | undefined} box */
function choose(box) {
  if (box === chosen) return;
  chosen?.el.classList.remove("chosen");
  chosen = box;
  box?.el.classList.add("chosen");
  changed();
}

/** Keeps a box within the picture and shows where it is. @param {Box} box */
function place(box) {
  box.w = clamp(box.w, 1, width);
  box.h = clamp(box.h, 1, height);
  box.x = clamp(box.x, 0, width - box.w);
  box.y = clamp(box.y, 0, height - box.h);
  const [left, top, w, h] = parts(box).map((n) => `${n}%`);
  Object.assign(box.el.style, { left, top, width: w, height: h });
}

/** @param {Rect} r */
const parts = (r) => [r.x / width, r.y / height, r.w / width, r.h / height].map((n) => n * 100);
/** @param {number} n @param {number} low @param {number} high */
const clamp = (n, low, high) => Math.min(Math.max(n, low), high);

function tell() {
  boxes.forEach((box, i) => {
    const [left, top, w, h] = parts(box).map(Math.round);
    box.el.setAttribute("aria-label", `${stage.dataset.box} ${i + 1}: ← ${left}% ↑ ${top}%, ${w}% × ${h}%`);
  });
  changed();
}

/** Takes the chosen box away. @returns {HTMLElement | undefined} the one that takes its place */
export function remove() {
  if (!chosen) return;
  keep();
  const at = boxes.indexOf(chosen);
  chosen.el.remove();
  boxes.splice(at, 1);
  chosen = undefined;
  tell();
  return boxes[Math.min(at, boxes.length - 1)]?.el;
}

export function undo() {
  const last = past.pop();
  if (last) restore(last);
}

/** A box in the middle of what can be seen of the picture. */
export function add() {
  keep();
  const seen = stage.getBoundingClientRect();
  const middle = ((clamp(0, seen.top, seen.bottom) + clamp(innerHeight, seen.top, seen.bottom)) / 2 - seen.top) * fine();
  const [w, h] = [width * 0.4, width * 0.1];
  const box = put({ x: (width - w) / 2, y: middle - h / 2, w, h });
  tell();
  box.el.focus({ preventScroll: true });
}

// --- Fingers and mice

/** @type {{box: Box, how: "draw" | "move" | "size", at: {x: number, y: number}, from: Rect, moved: boolean} | undefined} */
let drag;

/** How many pixels of the picture one on the screen is. */
const fine = () => width / stage.getBoundingClientRect().width;
const least = () => 8 * fine();

/** @param {PointerEvent} e */
function spot(e) {
  const { left, top } = stage.getBoundingClientRect();
  return { x: clamp((e.clientX - left) * fine(), 0, width), y: clamp((e.clientY - top) * fine(), 0, height) };
}

stage.addEventListener("pointerdown", (e) => {
  if (drag && !e.isPrimary) cancel(); // two fingers magnify
  if (drag || e.button || !e.isPrimary || (stage.classList.contains("still") && e.pointerType !== "mouse")) return;
  e.preventDefault();
  keep();
  const at = spot(e);
  const held = boxes.find((box) => box.el === e.target);
  const box = held ?? put({ ...at, w: 1, h: 1 });
  // The corner reaches out of the box, so that a small one can be moved too.
  const near = (/** @type {number} */ n, /** @type {number} */ from, /** @type {number} */ side) =>
    n > from + side - Math.min(18 * fine(), side / 3);
  const corner = box === chosen && near(at.x, box.x, box.w) && near(at.y, box.y, box.h);
  drag = { box, how: !held ? "draw" : corner ? "size" : "move", at, from: { ...box }, moved: false };
  stage.setPointerCapture(e.pointerId);
  choose(box);
});

stage.addEventListener("pointermove", (e) => {
  if (!drag || !e.isPrimary) return;
  const { box, how, at, from } = drag;
  const now = spot(e);
  const [dx, dy] = [now.x - at.x, now.y - at.y];
  drag.moved ||= Math.hypot(dx, dy) > 4 * fine();
  if (how === "move") [box.x, box.y] = [from.x + dx, from.y + dy];
  if (how === "size") size(box, from.w + dx, from.h + dy);
  if (how === "draw") [box.x, box.y, box.w, box.h] = [Math.min(at.x, now.x), Math.min(at.y, now.y), Math.abs(dx), Math.abs(dy)];
  place(box);
});

/** @param {Box} box @param {number} w @param {number} h */
function size(box, w, h) {
  box.w = Math.min(Math.max(w, least()), width - box.x);
  box.h = Math.min(Math.max(h, least()), height - box.y);
}

/** @param {PointerEvent} e */
function end(e) {
  if (!drag || !e.isPrimary) return;
  const { box, how, moved } = drag;
  drag = undefined;
  if (how === "draw" && !moved) return cancel();
  if (how === "draw") {
    // A stroke along a line of text covers the line.
    const line = 18 * fine();
    if (box.h < line) [box.y, box.h] = [box.y - (line - box.h) / 2, line];
    if (box.w < line) [box.x, box.w] = [box.x - (line - box.w) / 2, line];
    place(box);
  }
  if (moved) tell();
  else past.pop();
  box.el.focus({ preventScroll: true });
  changed();
}
stage.addEventListener("pointerup", end);
stage.addEventListener("pointercancel", (e) => drag && e.isPrimary && cancel());

function cancel() {
  drag = undefined;
  restore(past.pop() ?? "[]");
}

// Else Chromium takes a quick stroke for a throw of the page, and the next tap
// for the hand that stops it.
stage.addEventListener("touchmove", (e) => drag && e.cancelable && e.preventDefault(), { passive: false });

// --- Keys

/** @type {Record<string, [number, number]>} */
const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

stage.addEventListener("keydown", (e) => {
  const box = boxes.find((b) => b.el === e.target);
  const way = arrows[e.key];
  if (!box || !way || e.ctrlKey || e.metaKey || e.altKey) return;
  e.preventDefault();
  if (!e.repeat) keep();
  const [dx, dy] = way.map((n) => n * Math.max(1, 6 * fine()));
  if (e.shiftKey) size(box, box.w + dx, box.h + dy);
  else [box.x, box.y] = [box.x + dx, box.y + dy];
  place(box);
  tell();
});
