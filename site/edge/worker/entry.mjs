// The worker's front door. Everything is decided in Go; but a path with a
// broken escape never gets there: workers v0.33.0 fails to parse it, and
// Cloudflare would answer 500. So it arrives as a path that the edge refuses.
import worker from "./worker.mjs";

export default {
  fetch(request, env, ctx) {
    const url = new URL(request.url);
    try {
      decodeURI(url.pathname);
    } catch {
      request = new Request(new URL("/%00", url), request);
    }
    return worker.fetch(request, env, ctx);
  },
};
