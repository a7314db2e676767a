import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sirv from "sirv";
import { SuaraError } from "../errors.js";

export interface SiteServer {
  /** Where to look, for example http://127.0.0.1:3000/ */
  url: string;
  close(): Promise<void>;
}

/** Each page carries its own stricter policy; a header cannot know the scripts of every page, and both apply. */
const HEADERS = {
  "Content-Security-Policy":
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
} as const;

/**
 * Serves a published site. Files are looked up at each request, so a new publication shows at the next reload.
 * Port 0 takes any free one. Throws SuaraError `port_taken`.
 */
export async function serve(dir: string, options: { port: number; host?: string }): Promise<SiteServer> {
  const files = sirv(dir, { dev: true, etag: true, extensions: ["html"] });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    files(request, response, () => {
      response.statusCode = 404;
      response.setHeader("Content-Type", "text/plain; charset=utf-8");
      response.end("Not found\n");
    });
  });
  const host = options.host ?? "127.0.0.1";
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, options.port)));
    server.listen(options.port, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new SuaraError("port_taken", `port ${port} is in use`, { fix: "choose another with --port" });
}
