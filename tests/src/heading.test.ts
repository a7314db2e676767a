import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, it } from "vitest";
import { heading } from "../../src/components/heading.js";

beforeAll(() => {
  Object.assign(globalThis, { document: parseHTML("<html><body></body></html>").document });
});

describe("a heading", () => {
  it("breaks Chinese between words, and neither before punctuation nor between a number and its unit", () => {
    const { innerHTML, textContent, className } = heading("h1", "半数客户在35秒内得到人工服务，比往常快。");
    expect(textContent).toBe("半数客户在35秒内得到人工服务，比往常快。");
    expect(className).toBe("whole-words");
    expect(innerHTML).toContain("<wbr>客户<wbr>在");
    expect(innerHTML).toContain("35秒");
    expect(innerHTML).not.toMatch(/<wbr>[，。]|[，。]<wbr>/);
  });

  it("leaves other languages as they are", () => {
    expect(heading("h2", "Half had an answer").outerHTML).toBe("<h2>Half had an answer</h2>");
  });
});
