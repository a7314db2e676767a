import { describe, it } from "vitest";
import { checkHistories, growing, HISTORIES } from "./histories.js";

/** Half as many as of the other kind, more than half of whose updates are no other than these. */
const GROWING = Math.ceil(HISTORIES / 2);

describe("an update after new, late and repeated exports", () => {
  it(`gives what building everything gives: ${GROWING} updates of random histories`, async () => {
    await checkHistories(growing, GROWING, 20_261_123);
  }, 1_800_000);
});
