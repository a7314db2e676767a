import { mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { writeFonts } from "../../../pipelines/publish/framework/fonts.js";
import { withFolder } from "../../helpers/workspaces.js";

it("gives pages without Chinese the few signs that they need in files of their own", async () => {
  await withFolder(async (folder) => {
    mkdirSync(path.join(folder, "_fonts"));
    const { latin, chinese, first } = await writeFonts(folder, "é→✕简体");
    const sheet = readFileSync(path.join(folder, latin), "utf8");
    const others = readFileSync(path.join(folder, chinese), "utf8");
    const signs = [
      ...`${sheet}${others}`.matchAll(
        /font-family: 'Suara Signs';[^}]*url\(\.\/([^)]+)\)[^}]*unicode-range: ([^;}]+)/g,
      ),
    ];
    expect(new Set(signs.flatMap(([, , range = ""]) => range.trim().split(",")))).toEqual(
      new Set(["U+2192", "U+7b80", "U+4f53"]),
    );
    for (const [, file = ""] of signs)
      expect(statSync(path.join(folder, "_fonts", file)).size).toBeLessThan(4000);
    expect(sheet.length).toBeLessThan(5000);
    expect(sheet).toContain("Inter Variable");
    expect(sheet).not.toMatch(/Noto Sans SC Variable|7b80/);
    expect(others.match(/@font-face/g)?.length).toBeGreaterThan(90);
    expect(first).toMatch(/^_fonts\/inter-latin-wght-normal\.[0-9a-f]{8}\.woff2$/);
  });
});
