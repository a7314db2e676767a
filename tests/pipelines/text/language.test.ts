import { describe, expect, it, vi } from "vitest";
import { guess } from "../../../pipelines/text/guess.js";
import { languageOf, type TextLanguage } from "../../../pipelines/text/language.js";
import { tokensOf } from "../../../pipelines/text/lexicon.js";

const of = (text: string, by: (text: string) => TextLanguage = guess): TextLanguage =>
  languageOf(text, tokensOf(text), by);

describe("the language of a text", () => {
  it.each([
    ["No me deja entrar en la página de mi cuenta", "und"],
    ["Scroll do mouse não funciona após atualizar", "und"],
    ["Cambio de correo, no tengo acceso al correo con el cual me registre", "und"],
    ["Non mi fa accedere al mio account su telefono normale", "und"],
    ["Dobrý den, od určité doby mě nejde načíst stránka", "und"],
  ])("is neither of ours in %s", (text, language) => {
    expect(of(text)).toBe(language);
  });

  it.each([
    ["I paid at the café and the balance is gone", "en"],
    ["para pengguna lama sudah tidak bisa masuk", "id"],
    ["Oke dan selalu the best", "id"],
  ] as const)("is ours in %s", (text, language) => {
    expect(of(text)).toBe(language);
  });

  it("counts full-width letters among the Latin ones", () => {
    expect(of("ｍｙ ｒｅｆｕｎｄ ｉｓ ｇｏｎｅ 余额")).toBe("en");
    expect(of("my refund is gone 余额")).toBe("en");
    expect(of("ｒｅｆｕｎｄ余额不见了")).toBe("zh");
  });

  it("is open where as many words of both languages stand, and letters are not asked", () => {
    const letters = vi.fn((): TextLanguage => "en");
    expect(of("saldo saya belum masuk but the app says it succeeded", letters)).toBe("und");
    expect(of("refund saya please, 余额呢", letters)).toBe("und");
    expect(letters).not.toHaveBeenCalled();
    expect(of("refund saya please", letters)).toBe("en");
    expect(letters).toHaveBeenCalledTimes(1);
  });
});
