// The boxes over a picture: drawn, moved and resized with a finger, a mouse or
// keys, and taken back step by step.

/**
 * A box in pixels of the picture, and what stands for it on the page.
 * @typedef {{x: number, y: number, w: number, h: number}} Rect
 * @typedef {Rect & {el: HTMLElement}} Box
 */

const stage = /** @type {HTMLElement} */ (document.getElementById("shot-stage"));
const name = stage.dataset.box;

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
export const all = () => boxes;
export const canUndo = () => past.length > 0;
export const canRemove = () => !!chosen;

/** Begins with a picture of that size. @param {number} w @param {number} h */
export function reset(w, h) {
  [width, height, past] = [w, h, []];
  restore("[]");
}

const keep = () => past.push(JSON.stringify(boxes, ["x", "y", "w", "h"])) > 500 && past.shift();

/** @param {string} text */
function restore(text) {
  for (const box of boxes) box.el.remove();
  boxes = [];
  chosen = undefined;
  for (const rect of JSON.parse(text)) add(rect);
  changed();
}

/** @param {Rect} rect */
function add(rect) {
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
  chosen?.el.classList.remove("chosen");
  chosen = box;
  box?.el.classList.add("chosen");
  off($("-remove"), !box);
}

/** Keeps a box within the picture and shows where it is. @param {Box} box */
function place(box) {
  box.w = Math.min(Math.max(box.w, 1), width);
  box.h = Math.min(Math.max(box.h, 1), height);
  box.x = Math.min(Math.max(box.x, 0), width - box.w);
  box.y = Math.min(Math.max(box.y, 0), height - box.h);
  const part = (/** @type {number} */ n, /** @type {number} */ of) => `${(n / of) * 100}%`;
  Object.assign(box.el.style, {
    left: part(box.x, width), top: part(box.y, height),
    width: part(box.w, width), height: part(box.h, height),
  });
}

function tell() {
  boxes.forEach((box, i) => box.el.setAttribute("aria-label", `${name} ${i + 1}: ${where(box)}`));
  changed();
}

/** @param {Rect} box */
function where(box) {
  const part = (/** @type {number} */ n, /** @type {number} */ of) => `${Math.round((n / of) * 100)}%`;
  return `← ${part(box.x, width)} ↑ ${part(box.y, height)}, ${part(box.w, width)} × ${part(box.h, height)}`;
}

/** @param {Box | undefined} box */
function remove(box) {
  if (!box) return;
  keep();
  const at = boxes.indexOf(box);
  boxes.splice(at, 1);
  box.el.remove();
  choose(undefined);
  changed();
  count();
  (boxes[Math.min(at, boxes.length - 1)]?.el ?? $("-add")).focus({ preventScroll: true });
}

function undo() {
  const last = past.pop();
  if (!last) return;
  if (stage.contains(document.activeElement)) $("-undo").focus({ preventScroll: true });
  restore(last);
  count();
}

/** A box in the middle of what can be seen of the picture. */
function addInSight() {
  keep();
  const { top, bottom, width } = stage.getBoundingClientRect();
  const middle = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2 - top;
  const [w, h] = [width * 0.4, Math.min(width * 0.1, height)];
  const box = add({ x: (width - w) / 2, y: (middle * width) / width - h / 2, w, h });
  changed();
  count();
  box.el.focus({ preventScroll: true });
}

// --- Fingers and mice

/** @type {{box: Box, how: "draw" | "move" | "size", at: {x: number, y: number}, from: Rect, moved: boolean} | undefined} */
let drag;

/** How many pixels of the picture one on the screen is. */
const fine = () => width / stage.getBoundingClientRect().width;

/** @param {PointerEvent} e */
function spot(e) {
  const { left, top } = stage.getBoundingClientRect();
  return { x: (e.clientX - left) * fine(), y: (e.clientY - top) * fine() };
}

/** @param {PointerEvent} e */
function begin(e) {
  if (drag || e.button || !e.isPrimary || (stage.classList.contains("still") && e.pointerType !== "mouse")) return;
  e.preventDefault();
  keep();
  const at = spot(e);
  const held = boxes.find((box) => box.el === e.target);
  const box = held ?? add({ ...at, w: 1, h: 1 });
  // The corner reaches out of the box, so that a small one can be moved too.
  const reach = (/** @type {number} */ side) => Math.min(18 * fine(), side / 3);
  const corner = box.el.classList.contains("chosen") && at.x > box.x + box.w - reach(box.w) && at.y > box.y + box.h - reach(box.h);
  drag = { box, how: !held ? "draw" : corner ? "size" : "move", at, from: { ...box }, moved: false };
  stage.setPointerCapture(e.pointerId);
  choose(box);
}

/** @param {PointerEvent} e */
function go(e) {
  if (!drag || !e.isPrimary) return;
  const { box, how, at, from } = drag;
  const now = spot(e);
  now.x = Math.min(Math.max(now.x, 0), width);
  now.y = Math.min(Math.max(now.y, 0), height);
  const [dx, dy] = [now.x - at.x, now.y - at.y];
  drag.moved ||= Math.hypot(dx, dy) > 4 * fine();
  if (how === "move") Object.assign(box, { x: from.x + dx, y: from.y + dy });
  if (how === "size") Object.assign(box, { w: Math.max(from.w + dx, 8 * fine()), h: Math.max(from.h + dy, 8 * fine()) });
  if (how === "draw") Object.assign(box, { x: Math.min(at.x, now.x), y: Math.min(at.y, now.y), w: Math.abs(dx), h: Math.abs(dy) });
  if (how === "size") [box.w, box.h] = [Math.min(box.w, width - box.x), Math.min(box.h, height - box.y)];
  place(box);
}

/** @param {PointerEvent} e */
function end(e) {
  if (!drag || !e.isPrimary) return;
  const { box, how, moved } = drag;
  drag = undefined;
  if (e.type === "pointercancel" || (how === "draw" && !moved)) return restore(past.pop() ?? "[]");
  if (!moved) past.pop();
  if (how === "draw") {
    // A stroke along a line of text covers the line.
    const least = 18 * fine();
    if (box.h < least) Object.assign(box, { y: box.y - (least - box.h) / 2, h: least });
    if (box.w < least) Object.assign(box, { x: box.x - (least - box.w) / 2, w: least });
    place(box);
    count();
  }
  changed();
  box.el.focus({ preventScroll: true });
}

// --- Keys

/** @type {Record<string, [number, number]>} */
const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param {KeyboardEvent} e */
function key(e) {
  const box = boxes.find((b) => b.el === e.target);
  if (!box || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === "Delete" || e.key === "Backspace") {
    e.preventDefault();
    return remove(box);
  }
  const way = arrows[e.key];
  if (!way) return;
  e.preventDefault();
  if (!e.repeat) keep();
  const [dx, dy] = way.map((n) => n * Math.max(1, 6 * fine()));
  if (e.shiftKey) {
    box.w = Math.min(Math.max(box.w + dx, 8 * fine()), width - box.x);
    box.h = Math.min(Math.max(box.h + dy, 8 * fine()), height - box.y);
  } else {
    box.x += dx;
    box.y += dy;
  }
  place(box);
  changed();
}

