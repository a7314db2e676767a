import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldedKey, foldedKeySql, identityKey, identitySql } from "../../../pipelines/load/identity.js";
import { openTestEngine } from "./stagedTable.js";

const key = (id: string) => identityKey(id, "ID");

describe("identifiers of persons", () => {
  it("are kept to the letter where nothing tells what they are", () => {
    const opaque = [
      "0015g00000abcDE",
      "0015g00000ABCde",
      "C-0055",
      "c-0055",
      "00012345",
      "2026-11-0012",
      "1234567",
    ];
    opaque.push("3f2504e0-4f89-11d3-9a0c-0305e82c3301", "9912345678", "a1b2");
    expect(opaque.map(key)).toEqual(opaque);
    expect(opaque.map((id) => identityKey(id, null))).toEqual(opaque);
  });

  it("are one person for every case of a mail address, handle or name", () => {
    expect(key("Siti@Example.COM")).toBe("siti@example.com");
    expect(key("@BudiS")).toBe("@budis");
    expect(key("Siti  Rahma")).toBe("siti rahma");
  });

  it("are one person for every spelling of a phone number", () => {
    const spelled = [
      "+62 812-3456-7890",
      "0812 3456 7890",
      "6281234567890",
      "+62 (0)812 3456 7890",
      "81234567890",
    ];
    spelled.push("0812.3456.7890", "(0812) 3456-7890", "0062 812 3456 7890", "(+62)81234567890");
    spelled.push("tel:+6281234567890", "whatsapp:+6281234567890", "6281234567890@c.us");
    spelled.push(
      "6281234567890@s.whatsapp.net",
      "6281234567890:12@s.whatsapp.net",
      "0812\u00a03456\u00a07890",
    );
    for (const one of spelled) expect(key(one), one).toBe("+6281234567890");
    expect(key("+65 9123 4567")).toBe("+6591234567");
    expect(key("021-5551234")).toBe(key("+62 21 555 1234"));
    expect(key("0812 3456 7891")).not.toBe(key("0812 3456 7890"));
  });

  it("follow the desk's country; without one a number needs its code", () => {
    expect(identityKey("9123 4567", "SG")).toBe("+6591234567");
    expect(identityKey("(212) 555-1234", "US")).toBe(identityKey("+1 212 555 1234", "US"));
    expect(identityKey("138 0013 8000", "CN")).toBe("+8613800138000");
    expect(identityKey("+62 812-3456-7890", null)).toBe("+6281234567890");
    expect(identityKey("0812-3456-7890", null)).toBe("0812-3456-7890");
    expect(identityKey("+62 812-3456-7890", "XK")).toBe("+6281234567890");
  });

  it("are the same in SQL", async () => {
    const engine = await openTestEngine();
    const piece = fc.constantFrom(
      ...[
        "+",
        "62",
        "0",
        "8",
        "12",
        "345",
        "6789",
        " ",
        "-",
        "(",
        ")",
        ".",
        "@",
        "a",
        "B",
        "c.us",
        "00",
        "tel:",
      ],
      ...["s.whatsapp.net", "\u00a0", "'", "é", "65", "1", ":7", "whatsapp:", "81234567890"],
    );
    const id = fc
      .array(piece, { minLength: 1, maxLength: 9 })
      .map((pieces) => pieces.join("").trim())
      .filter((text) => text !== "");
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(id, { minLength: 60, maxLength: 60 }),
          fc.constantFrom("ID", "SG", null),
          async (ids, country) => {
            const rows = await engine.rows<{ id: string; own: string; folded: string }>(
              `select id, ${identitySql("id", country)} as own, ${foldedKeySql("id")} as folded
               from (select unnest([${ids.map((_, i) => `$${i + 1}`).join(", ")}]) as id)`,
              ids,
            );
            for (const row of rows)
              expect([row.id, row.own, row.folded]).toEqual([
                row.id,
                identityKey(row.id, country),
                foldedKey(row.id),
              ]);
          },
        ),
        { numRuns: 60, seed: 11 },
      );
    } finally {
      await engine.close();
    }
  });
});
