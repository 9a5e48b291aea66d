// Static files for a workerd without Cloudflare's asset layer: the same answers from a folder on this machine.
//
// Types, `_headers`, precompressed `.br`, index.html for the app's own paths, and a real 404 for a file that is missing.
const TYPES = {
  br: "application/octet-stream", css: "text/css; charset=utf-8", html: "text/html; charset=utf-8",
  ico: "image/x-icon", js: "text/javascript; charset=utf-8", json: "application/json", png: "image/png",
  svg: "image/svg+xml", txt: "text/plain; charset=utf-8", wasm: "application/wasm",
  webmanifest: "application/manifest+json", woff2: "font/woff2",
};
let rules;

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    if (url.pathname === "/api" || url.pathname.startsWith("/api/")) return env.API.fetch(request);
    if (request.method !== "GET" && request.method !== "HEAD") {
      return new Response(null, { status: 405, headers: { Allow: "GET, HEAD" } });
    }
    rules ??= readRules(await text(env, "/_headers"));
    const isFile = /\.[a-z0-9]+$/.test(url.pathname);
    return (await file(request, env, isFile ? url.pathname : "/index.html", url.pathname))
      ?? new Response("Not found", { status: 404, headers: { "Content-Type": TYPES.txt } });
  },
};

async function file(request, env, path, shown) {
  const acceptsBrotli = (request.headers.get("Accept-Encoding") ?? "").includes("br");
  const packed = acceptsBrotli ? await disk(env, `${path}.br`) : null;
  const found = packed ?? await disk(env, path);
  if (!found || path === "/_headers") return null;
  const headers = new Headers({ "Content-Type": TYPES[path.split(".").pop()] ?? TYPES.br, Vary: "Accept-Encoding" });
  for (const [name, value] of headersFor(shown)) value === null ? headers.delete(name) : headers.set(name, value);
  const tag = found.headers.get("Last-Modified");
  if (tag) headers.set("Last-Modified", tag);
  if (tag && request.headers.get("If-Modified-Since") === tag) return new Response(null, { status: 304, headers });
  if (packed) headers.set("Content-Encoding", "br");
  return new Response(found.body, { headers, encodeBody: packed ? "manual" : "automatic" });
}

async function disk(env, path) {
  const answer = await env.SITE.fetch(new Request(`http://site${path}`));
  return answer.ok ? answer : null;
}

async function text(env, path) {
  return (await disk(env, path))?.text() ?? "";
}

/** `_headers`: a line with a path pattern, then indented `Name: value`, or `! Name` to take one away. */
function readRules(source) {
  const found = [];
  for (const line of source.split("\n")) {
    if (/^\S/.test(line)) found.push({ pattern: line.trim(), lines: [] });
    else if (line.trim()) found.at(-1)?.lines.push(line.trim());
  }
  return found;
}

function headersFor(path) {
  const matching = rules.filter(({ pattern }) =>
    pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern);
  return matching.flatMap(({ lines }) => lines.map((line) => {
    if (line.startsWith("!")) return [line.slice(1).trim(), null];
    const colon = line.indexOf(":");
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  }));
}
