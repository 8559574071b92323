// Keeps the site for the time without a network. Loaded in idle time, once the
// page needs nothing more; whatever is refused here, the page goes on without.

/** How long sources count as looked at: that of the advice, in days. */
const limit = 365;

/** Says what #news holds: "update" or "stale". @param {string} what */
function tell(what) {
  const news = document.getElementById("news");
  const line = news?.querySelector("." + what);
  if (!news || !line) return;
  news.dataset.news = what;
  const live = document.getElementById("live");
  if (live) live.textContent = line.textContent;
  // It stands on the bar at the foot of the screen, which comes and goes.
  const bar = document.getElementById("bar");
  if (!bar || !("ResizeObserver" in globalThis)) return;
  new ResizeObserver(() => (news.style.bottom = bar.offsetHeight + "px")).observe(bar);
}

/** Tells those who open an old copy that its sources want another look. */
function stale() {
  const checked = Date.parse(document.getElementById("news")?.dataset.checked ?? "");
  if (Date.now() - checked > limit * 86_400_000) tell("stale");
}

/**
 * Registers the service worker, and offers a new build once it is there: the
 * person decides when, since the page under their hands would change.
 * @param {{ createScriptURL(name: string): any }} policy
 */
export async function offline(policy) {
  stale();
  const workers = navigator.serviceWorker;
  if (!workers || window.top !== window) return;
  if (navigator.connection?.saveData && !workers.controller) return;
  let asked = false;
  workers.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    else if (document.getElementById("news")?.dataset.news === "update") delete document.getElementById("news")?.dataset.news;
  });
  const registration = await workers.register(policy.createScriptURL("sw.js"), { updateViaCache: "none" });
  const offer = () => {
    if (registration.waiting && workers.controller) tell("update");
  };
  const follow = () => registration.installing?.addEventListener("statechange", offer);
  offer();
  follow();
  registration.addEventListener("updatefound", follow);
  document.getElementById("news")?.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("button")) return;
    asked = true;
    if (registration.waiting) registration.waiting.postMessage("take over");
    else location.reload();
  });
}
