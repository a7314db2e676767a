import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { CHARTS } from "../../../scripts/gallery/components.js";

describe("the gallery of charts", () => {
  it("leaves no chart out", async () => {
    const files = (await readdir(path.join(import.meta.dirname, "../../../src/components/charts")))
      .map((name) => `charts/${name.replace(/\.ts$/, "")}`)
      .filter((name) => !["charts/scale", "charts/happened", "charts/categoryAxis"].includes(name));
    expect(CHARTS.map(({ file }) => file).sort()).toEqual(files.sort());
  });
});
