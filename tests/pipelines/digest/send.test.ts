import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { digest } from "../../../pipelines/commands/digest.js";
import { listener } from "../../helpers/listener.js";
import { writeFiles } from "../../helpers/workspaces.js";
import { publishedDesk } from "./desk.js";

const root = mkdtempSync(path.join(tmpdir(), "suara-send-"));
const mails: { to: string[]; text: string; user: string }[] = [];
const posts: { body: string; type: string }[] = [];
let status = 200;
let smtp: SMTPServer;
let http: Server;

beforeAll(async () => {
  await publishedDesk(root);
  smtp = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    onAuth: ({ username, password }, _session, done) =>
      password === "geheim" ? done(null, { user: username }) : done(new Error("bad password")),
    onRcptTo: ({ address }, _session, done) =>
      address.startsWith("gone") ? done(new Error("no such user")) : done(),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, text: Buffer.concat(chunks).toString(), user: String(session.user) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      posts.push({ body: Buffer.concat(chunks).toString(), type: request.headers["content-type"] ?? "" });
      response.statusCode = status;
      response.end();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  mails.length = 0;
  posts.length = 0;
  status = 200;
  for (const name of ["SUARA_SMTP_USER", "SUARA_SMTP_PASSWORD", "SUARA_DIGEST_WEBHOOK"])
    delete process.env[name];
});
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(resolve));
  http.close();
  rmSync(root, { recursive: true, force: true });
});

const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;

function settings(parts: { mail?: string[]; webhook?: boolean; port?: number }): void {
  const port = parts.port ?? portOf(smtp.server);
  const mail =
    parts.mail === undefined
      ? ""
      : `  mail: { host: 127.0.0.1, port: ${port}, encryption: none, from: suara@desk.example, to: [${parts.mail.join(", ")}] }\n`;
  const webhook = parts.webhook ? "  webhook: { field: content }\n" : "";
  const lines = mail + webhook;
  writeFiles(root, {
    "suara.yaml": `name: Dompet\ntime_zone: Asia/Jakarta\ndigest:${lines === "" ? " {}\n" : `\n${lines}`}`,
  });
  process.env.SUARA_DIGEST_WEBHOOK = `http://127.0.0.1:${portOf(http)}/hook/secret-token`;
  process.env.SUARA_SMTP_USER = "desk";
  process.env.SUARA_SMTP_PASSWORD = "geheim";
}

async function send(dryRun = false) {
  const { output, lines, events } = listener();
  const code = await digest(root, { format: "all", send: true, dryRun }, output);
  return { code, said: lines.join("\n"), events };
}

describe("suara digest --send", () => {
  it("sends one mail with pictures and PDF, and the same as Markdown to the webhook", async () => {
    settings({ mail: ["lead@desk.example", "data@desk.example"], webhook: true });
    const { code, said } = await send();
    expect(code).toBe(0);
    expect(said).toContain("sent by mail to lead@desk.example, data@desk.example");
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ to: ["lead@desk.example", "data@desk.example"], user: "desk" });
    const text = mails[0]!.text;
    expect(text).toMatch(/^Subject: .*Synthetic/m);
    expect(text).toContain("multipart/alternative");
    expect(text.match(/Content-Id: <(?:wait|waiting|causes)\.2026-W46@suara>/gi)).toHaveLength(3);
    expect(text).toContain("Content-Type: application/pdf");
    expect(text).not.toContain("data:image");
    expect(posts).toHaveLength(1);
    expect(posts[0]!.type).toBe("application/json; charset=utf-8");
    const posted = JSON.parse(posts[0]!.body) as { content: string };
    expect(posted.content.startsWith("# Nine in ten had a first answer within")).toBe(true);
  });

  it("on --dry-run says who would get what, and nothing leaves", async () => {
    settings({ mail: ["lead@desk.example"], webhook: true });
    const { code, said } = await send(true);
    expect(code).toBe(0);
    expect(said).toMatch(
      /would go by mail to lead@desk\.example\n {2}Synthetic desk, week 46: .* \([\d,]+ bytes\)/,
    );
    expect(said).toMatch(/would go by webhook to 127\.0\.0\.1:\d+/);
    expect(said).not.toContain("secret-token");
    expect(said).not.toContain("geheim");
    expect([mails, posts]).toEqual([[], []]);
  });

  it("sends nothing at all when the mail server cannot be used", async () => {
    settings({ mail: ["lead@desk.example"], webhook: true });
    process.env.SUARA_SMTP_PASSWORD = "wrong";
    await expect(send()).rejects.toMatchObject({ code: "mail_failed", exitCode: 1 });
    settings({ mail: ["lead@desk.example"], webhook: true, port: 9 });
    await expect(send()).rejects.toMatchObject({
      code: "mail_failed",
      message: expect.stringContaining("127.0.0.1:9"),
    });
    expect([mails, posts]).toEqual([[], []]);
  });

  it("sends no mail when the webhook refuses, and says so without its address", async () => {
    settings({ mail: ["lead@desk.example"], webhook: true });
    status = 404;
    const failure = await send().catch((error: Error) => error);
    expect(failure).toMatchObject({ code: "webhook_failed", exitCode: 1 });
    expect(String(failure)).toMatch(/answered 404/);
    expect(String(failure)).not.toContain("secret-token");
    expect(mails).toEqual([]);
  });

  it("names the recipients whom the server refuses", async () => {
    settings({ mail: ["lead@desk.example", "gone@desk.example"] });
    await expect(send()).rejects.toMatchObject({
      message: expect.stringContaining("refused gone@desk.example"),
    });
  });

  it("is off unless suara.yaml says where to, and needs the webhook's address", async () => {
    settings({});
    await expect(send()).rejects.toMatchObject({ code: "no_recipient", exitCode: 64 });
    settings({ webhook: true });
    delete process.env.SUARA_DIGEST_WEBHOOK;
    await expect(send()).rejects.toMatchObject({ code: "no_webhook", exitCode: 64 });
    expect([mails, posts]).toEqual([[], []]);
  });
});
