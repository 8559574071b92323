// Runs the edge in workerd for edge_test.go: node worker.mjs SITE BUNDLE
// Prints the address, and stops when its input closes
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Miniflare } from "miniflare";

const [site, bundle] = process.argv.slice(2);
const text = readFileSync(new URL("../../site/edge/wrangler.jsonc", import.meta.url), "utf8");
const config = JSON.parse(text.replace(/^\s*\/\/.*$/gm, ""));

const miniflare = new Miniflare({
  host: "127.0.0.1",
  port: 0,
  modules: true,
  modulesRoot: bundle,
  modulesRules: [
    { type: "ESModule", include: ["**/*.mjs", "**/*.js"] },
    { type: "CompiledWasm", include: ["**/*.wasm"] },
  ],
  scriptPath: join(bundle, "entry.mjs"),
  compatibilityDate: config.compatibility_date,
  assets: {
    directory: site,
    binding: config.assets.binding,
    routerConfig: {
      has_user_worker: true,
      static_routing: { user_worker: config.assets.run_worker_first },
    },
    assetConfig: {
      html_handling: config.assets.html_handling,
      not_found_handling: config.assets.not_found_handling,
    },
  },
});
console.log((await miniflare.ready).href);
process.stdin.on("end", () => miniflare.dispose()).resume();
