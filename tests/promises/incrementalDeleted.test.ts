import { describe, it } from "vitest";
import { checkHistories, shifting } from "./histories.js";

describe("an update after deleted exports and another as_of", () => {
  it("gives what building everything gives: 250 updates of random histories", async () => {
    await checkHistories(shifting, 250, 20_261_124);
  }, 900_000);
});
