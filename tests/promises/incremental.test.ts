import { describe, it } from "vitest";
import { checkHistories, growing, HISTORIES } from "./histories.js";

describe("an update after new, late and repeated exports", () => {
  it(`gives what building everything gives: ${HISTORIES} updates of random histories`, async () => {
    await checkHistories(growing, HISTORIES, 20_261_123);
  }, 1_800_000);
});
