// Pages to read need no engine: only the copy for the time without a network.

import { trust } from "./trust.js";
import { offline } from "./offline.js";
import { supported } from "./probe.js";

const idle = "requestIdleCallback" in globalThis ? requestIdleCallback : setTimeout;
addEventListener("load", () => idle(() => {
  // Without its engine the copy could not make its pages.
  if (supported()) offline(trust(new URL("../", import.meta.url).href)).catch(() => {});
}));
