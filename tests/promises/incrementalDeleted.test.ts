import { describe, it } from "vitest";
import { checkHistories, HISTORIES, shifting } from "./histories.js";

describe("an update after deleted exports and another as_of", () => {
  it(`gives what building everything gives: ${HISTORIES} updates of random histories`, async () => {
    await checkHistories(shifting, HISTORIES, 20_261_124);
  }, 1_800_000);
});
