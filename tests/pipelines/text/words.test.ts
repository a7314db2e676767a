import { describe, expect, it } from "vitest";
import { compile } from "../../../pipelines/text/matcher.js";
import { readTaxonomy } from "../../../pipelines/text/taxonomy.js";
import { openTextReader } from "../../../pipelines/text/textReader.js";
import { words } from "../../../pipelines/text/words.js";
import { labelledTexts } from "../../helpers/textQuality.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";

describe("words", () => {
  it("are what is meant in Indonesian chats, negations kept", () => {
    expect(words(["saldonya ngga masuk2, udah lamaaa bgt"])).toEqual([
      ["saldo", "tidak", "masuk", "lama", "banget"],
    ]);
    expect(words(["blm bisa login min"])).toEqual([["belum", "bisa", "login"]]);
  });

  it("are none of the address of a page", () => {
    expect(
      words(["saldo hilang https://help.example.com/refund?lang=id dan (www.example.com/kyc) lagi"]),
    ).toEqual([["saldo", "hilang"]]);
    expect(words(["看https://help.example.com/refund，余额没到账"])).toEqual([["看", "余额", "没到账"]]);
  });

  it("keep the wallet's words whole in Chinese, and the negation before them", () => {
    expect(words(["充值还没到账，收不到验证码"])).toEqual([["充值", "没到账", "收不到", "验证码"]]);
    expect(words(["余额宝闪退"])).toEqual([["余额宝", "闪退"]]);
  });

  it("mix, and never are a placeholder, a stop word or a bare number", () => {
    expect(words(["the app闪退 on 12 November, call [phone]"])).toEqual([
      ["app", "闪退", "november", "call"],
    ]);
  });

  it("are a text's own, however many are cut at once", () => {
    const texts = [...labelledTexts().map(({ text }) => text), "", "闪退", "no han", "中 a 文"];
    expect(words(texts)).toEqual(texts.map((text) => words([text])[0]));
  });
});

describe("terms", () => {
  const themes = async (text: string) => {
    const matcher = compile(await readTaxonomy(null));
    return matcher.themesOf(matcher.tokensOf(text));
  };

  it("begin and end at Latin words and anywhere in Han", async () => {
    expect(await themes("pinjaman selamat")).not.toContain("account_security");
    expect(await themes("我的app又闪退了")).toBe("app/crash");
  });

  it("give several themes in order, a sub-theme for its theme, a weak one only alone", async () => {
    expect(await themes("refund belum masuk, chat ga dibales")).toBe(
      "refund/not_received;support_quality/waiting",
    );
    expect(await themes("belum masuk")).toBe("delayed_transaction");
    expect(await themes("tidak pernah gagal bayar")).toBe("");
  });

  it("in another script of Chinese are the same", async () => {
    expect(await themes("驗證碼收不到")).toBe("registration/otp");
  });

  it("are added and left out by a workspace, whose mistakes are told with their place", async () => {
    await withFolder(async (folder) => {
      const yaml =
        "themes:\n  - id: refund\n    terms: { id: [duit balikin dong] }\n    without: { en: [reversal], id: [reversal] }\n  - id: halal\n    names: { en: Halal, id: Halal, zh: 清真 }\n    terms: { id: [halal] }\n";
      writeFiles(folder, { "reference/taxonomy.yaml": yaml });
      const own = await openTextReader(folder);
      const shipped = await openTextReader(null);
      expect(own.sha256).not.toBe(shipped.sha256);
      expect(own.read([["duit balikin dong halal ga"]], ["customer"])[0]?.themes).toBe("halal;refund");
      expect(own.read([["reversal"]], ["customer"])[0]?.themes).toBe("");
      writeFiles(folder, { "reference/taxonomy.yaml": "themes: [{ id: new }]" });
      await expect(openTextReader(folder)).rejects.toThrow("the new theme new needs its names");
    });
  });
});
