import { expect, it } from "vitest";
import { spanOf } from "../../src/components/card.js";

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])("%i small cards leave no row with a hole", (length) => {
  const spans = Array.from({ length }, (_, i) => spanOf(i, length));
  let filled = 0;
  for (const span of spans) {
    filled += span;
    // No card begins in a row that has no room for it.
    expect(Math.ceil(filled / 12)).toBe(Math.floor((filled - span) / 12) + 1);
  }
  expect(filled % 12).toBe(0);
});
