import { describe, it } from "vitest";
import { checkHistories, growing } from "./histories.js";

describe("an update after new, late and repeated exports", () => {
  it("gives what building everything gives: 250 updates of random histories", async () => {
    await checkHistories(growing, 250, 20_261_123);
  }, 900_000);
});
