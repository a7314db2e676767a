import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { repository } from "../helpers/workspaces.js";

const EXAMPLES = path.join(repository, "docs/serving");
const example = (name: string): string => readFileSync(path.join(EXAMPLES, name), "utf8");
const isInstalled = (command: string): boolean => {
  try {
    execFileSync("sh", ["-c", `command -v ${command}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};
/** Every replacement must find its text, so that an example which changed is not tested as something else. */
function adapted(text: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((sum, [from, to]) => {
    expect(sum, from).toContain(from);
    return sum.replaceAll(from, to);
  }, text);
}
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const folder = mkdtempSync(path.join(tmpdir(), "suara-serving-"));
const site = path.join(folder, "site");
const PASSWORD = "wayang kulit";
const login = `Basic ${Buffer.from(`manager:${PASSWORD}`).toString("base64")}`;
const hashed = "/_file/data/findings.0a1b2c3d.arrow";
beforeAll(() => {
  const files = {
    "index.html": "<title>This week</title>",
    "peaks.html": "<title>Peaks</title>",
    "id/index.html": "<title>Minggu ini</title>",
    "id/peaks.html": "<title>Jam sibuk</title>",
    [hashed.slice(1)]: "x".repeat(2000),
    ".current/secret.txt": "secret",
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(site, name)), { recursive: true });
    writeFileSync(path.join(site, name), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: string;
}
const get = (port: number, url: string, authorization?: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = { host: "suara.example", ...(authorization ? { authorization } : {}) };
    const options = { host: "127.0.0.1", port, path: url, headers, servername: "suara.example" };
    request({ ...options, rejectUnauthorized: false }, (response) => {
      let body = "";
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    })
      .on("error", reject)
      .end();
  });

/** Waits until the server answers at all. */
async function whenUp(port: number): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await get(port, "/");
      return;
    } catch (error) {
      if (attempt > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function expectGoodService(port: number): Promise<void> {
  expect((await get(port, "/")).status, "without a login").toBe(401);
  expect((await get(port, hashed)).status, "data without a login").toBe(401);
  expect((await get(port, "/", `Basic ${Buffer.from("manager:wrong").toString("base64")}`)).status).toBe(401);
  for (const [url, title] of [
    ["/", "This week"],
    ["/peaks", "Peaks"],
    ["/id/", "Minggu ini"],
    ["/id/peaks", "Jam sibuk"],
  ] as const) {
    const { status, headers, body } = await get(port, url, login);
    expect([url, status, body]).toEqual([url, 200, `<title>${title}</title>`]);
    expect(headers["content-security-policy"], url).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    expect(headers, url).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "strict-transport-security": "max-age=31536000",
      "cache-control": "no-cache",
    });
  }
  expect((await get(port, hashed, login)).headers["cache-control"]).toBe(
    "private, max-age=31536000, immutable",
  );
  for (const url of ["/.current/secret.txt", "/nothing", "/_file/", "/_file/data/", "/../secret.txt"]) {
    const { status, body } = await get(port, url, login);
    expect([403, 404, 400], url).toContain(status);
    expect(body, url).not.toContain("secret");
  }
}

/** Runs a server until the work is done; its own words stand in the error when it never came up. */
async function running(command: string, args: readonly string[], port: number): Promise<void> {
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      said += chunk;
    });
  try {
    await whenUp(port).catch((error) => {
      throw new Error(`${command} did not come up: ${said}`, { cause: error });
    });
    await expectGoodService(port);
  } finally {
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("close", resolve));
  }
}

describe("the examples of serving", () => {
  it.skipIf(!isInstalled("nginx") || !isInstalled("openssl"))(
    "nginx: login, pages, headers, caching",
    async () => {
      const port = await freePort();
      const certificate = path.join(folder, "cert.pem");
      const key = path.join(folder, "key.pem");
      const subject = ["-subj", "/CN=suara.example", "-days", "1", "-nodes"];
      execFileSync(
        "openssl",
        ["req", "-x509", "-newkey", "rsa:2048", ...subject, "-keyout", key, "-out", certificate],
        { stdio: "ignore" },
      );
      const salted = execFileSync("openssl", ["passwd", "-apr1", PASSWORD], { encoding: "utf8" }).trim();
      writeFileSync(path.join(folder, "htpasswd"), `manager:${salted}\n`);
      const own = adapted(example("nginx.conf"), [
        ["listen 443 ssl", `listen 127.0.0.1:${port} ssl`],
        ["/etc/ssl/suara/fullchain.pem", certificate],
        ["/etc/ssl/suara/privkey.pem", key],
        ["/srv/desk/out/site", site],
        ["/etc/nginx/suara.htpasswd", path.join(folder, "htpasswd")],
      ]);
      const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map((name) => `${name}_temp_path ${folder}/${name};`)
        .join(" ");
      const config = path.join(folder, "nginx.conf");
      const user = process.getuid?.() === 0 ? "user root;" : "";
      writeFileSync(
        config,
        `${user} pid ${folder}/nginx.pid; error_log stderr; events {}\nhttp { access_log off; ${temporary} types { text/html html; }\n${own}\n}\n`,
      );
      await running("nginx", ["-p", folder, "-c", config, "-g", "daemon off;"], port);
    },
  );

  it.skipIf(!isInstalled("caddy"))("Caddy: login, pages, headers, caching", async () => {
    const port = await freePort();
    const hash = execFileSync("caddy", ["hash-password", "--plaintext", PASSWORD], {
      encoding: "utf8",
    }).trim();
    const own = adapted(example("Caddyfile"), [
      ["suara.example {", `https://suara.example:${port} {\n\tbind 127.0.0.1\n\ttls internal`],
      ["/srv/desk/out/site", site],
      ["$2a$14$Zkx19XLiW6VYouLHR5NmfOFU0z2GTNmpkT/5qqR7hx4IjWJPDhjvG", hash],
    ]);
    const config = path.join(folder, "Caddyfile");
    writeFileSync(config, `{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}\n${own}`);
    await running("caddy", ["run", "--config", config, "--adapter", "caddyfile"], port);
  });

  it.skipIf(!isInstalled("systemd-analyze"))("systemd: the timer means what it says", () => {
    const calendar = /^OnCalendar=(.*)$/m.exec(example("suara.timer"))?.[1] ?? "";
    const said = execFileSync("systemd-analyze", ["calendar", calendar], { encoding: "utf8" });
    // 05:15 in Jakarta is 22:15 in UTC, the whole year.
    expect(said).toMatch(/22:15:00 UTC/);
  });

  it("the scheduled workflow is one, and runs commands that exist", () => {
    const { on, jobs } = parse(example("schedule.yml"));
    expect(on.schedule).toEqual([{ cron: "15 22 * * 0" }]);
    const steps = jobs.report.steps.map(({ run }: { run?: string }) => run ?? "").join("\n");
    const { scripts } = JSON.parse(readFileSync(path.join(repository, "package.json"), "utf8"));
    for (const [, script = ""] of steps.matchAll(/npm run -s (\S+)/g)) expect(scripts).toHaveProperty(script);
  });
});
