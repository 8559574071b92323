// The one Trusted Types policy of a page.

/**
 * Makes the policy; its markup is site/view's, which escapes, and its one
 * script is the service worker's.
 * @param {string} base URL of the site's root
 */
export function trust(base) {
  const rules = {
    createHTML: (/** @type {string} */ markup) => markup,
    createScriptURL(/** @type {string} */ name) {
      if (name !== "sw.js") throw new TypeError("not a script of this site");
      return new URL(name, base).href;
    },
  };
  return globalThis.trustedTypes?.createPolicy("parcelaid", rules) ?? rules;
}
