import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { checkSite } from "../../../pipelines/publish/framework/checkSite.js";
import { finishPages } from "../../../pipelines/publish/framework/finishPages.js";
import { serve } from "../../../pipelines/publish/serve.js";

const root = mkdtempSync(path.join(tmpdir(), "suara-check-"));
afterAll(() => rmSync(root, { recursive: true }));
const write = (name: string, text: string) => writeFileSync(path.join(root, name), text);

it("finds what would fail or leave the origin in a browser", async () => {
  write("a.js", 'import{a}from"./b.js";import x from"htl";const y=await import("d3");');
  write(
    "a.css",
    '@import "https://fonts.example/x.css";a{background:url(//cdn.example/x.png)}b{background:url(./x.png)}',
  );
  write(
    "a.html",
    '<a href="https://example.org">a link is no load</a><script src="https://cdn.example/x.js"></script><link href="./_file/gone.0123abcd.css">',
  );
  expect(await checkSite(root)).toEqual([
    "a.css: external address //cdn.example/x.png",
    "a.css: external address https://fonts.example/x.css",
    "a.html: external address https://cdn.example/x.js",
    "a.html: missing file ./_file/gone.0123abcd.css",
    "a.js: unresolved import d3",
    "a.js: unresolved import htl",
  ]);
});

it("lets run only the scripts that were built, and serves nothing outside the site", async () => {
  write(
    "page.html",
    '<html>\n<head>\n<meta charset="utf-8">\n<script type="module">alert(1)</script></head></html>',
  );
  mkdirSync(path.join(root, "id"));
  write("id/page.html", '<html>\n<head>\n<meta charset="utf-8">\n</head></html>');
  await finishPages(root, {
    latin: "_fonts/latin.css",
    chinese: "_fonts/chinese.css",
    first: "_fonts/a.woff2",
  });
  const server = await serve(root, { port: 0 });
  const response = await fetch(`${server.url}page`);
  const html = await response.text();
  // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
  expect(html).toMatch(/script-src 'self'[^;]* 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF\+pI='/);
  expect(html).toContain(
    '<html lang="en" data-root="./" data-later-fonts="_fonts/chinese.css" data-is-root-language>',
  );
  expect(html).toContain('<link rel="alternate" hreflang="id" href="./id/page">');
  const indonesian = await (await fetch(`${server.url}id/page`)).text();
  expect(indonesian).toContain('<html lang="id" data-root="../" data-later-fonts="_fonts/chinese.css">');
  expect(indonesian).toContain('<link rel="alternate" hreflang="en" href="../page">');
  // What keeps the reader's language stands in the page, allowed by its hash too.
  const [, remember = ""] = /<script>([\s\S]+?)<\/script>/.exec(html) ?? [];
  expect(remember).toContain("suara-language");
  expect(html).toContain(createHash("sha256").update(remember).digest("base64"));
  expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
  expect((await fetch(`${server.url}..%2f..%2fetc/passwd`)).status).toBe(404);
  const again = serve(root, { port: Number(new URL(server.url).port) });
  await expect(again).rejects.toMatchObject({ code: "port_taken" });
  await server.close();
});
