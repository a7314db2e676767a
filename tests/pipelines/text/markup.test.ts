import { describe, expect, it } from "vitest";
import { withoutMarkup } from "../../../pipelines/text/markup.js";
import { openTextReader } from "../../../pipelines/text/textReader.js";

describe("a message that is written in HTML", () => {
  it.each([
    ["<p>Saldo saya hilang</p>", "Saldo saya hilang"],
    [
      "<p>Halo kak,</p><p>saldo&nbsp;saya &lt; 0 &amp; hilang<br/>tolong</p>",
      "Halo kak,\nsaldo saya < 0 & hilang\ntolong",
    ],
    [
      '<div style="color:red">QRIS <b>gagal</b> di <a href="https://x.example/?a=1&b=2">toko</a></div>',
      "QRIS gagal di toko",
    ],
    ["<style>p { color: red }</style><P CLASS=x>Refund</P>", "Refund"],
    ["<ul><li>satu</li><li>dua</li></ul>", "satu\ndua"],
    ["<table><tr><td>a</td><td>b</td></tr></table>", "a b"],
    ["<p>&#128514;&#x1F62D; &#0;&#8238;&#31;x&#55296;</p>", "😂😭 x"],
    ["<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<script>alert(1)</script>"],
    ["<p></p>", ""],
    // No markup: a customer's own signs.
    ["saldo < 0 dan > 5", "saldo < 0 dan > 5"],
    ["nama: <nama> &amp; <3", "nama: <nama> &amp; <3"],
    ["<p", "<p"],
  ])("%j is read as %j", (text, words) => {
    expect(withoutMarkup(text)).toBe(words);
  });

  it("is read fast whatever is never closed in it", () => {
    for (const part of ["<style>", "<p <p ", "<!--", "&#1", "\n\t \n", "<a href='"]) {
      const text = `<p>${part.repeat(100_000)}`;
      const start = performance.now();
      withoutMarkup(text);
      expect(performance.now() - start, part).toBeLessThan(1000);
    }
  });

  it("is stored, redacted and counted by its words", async () => {
    const reader = await openTextReader(null);
    const [read] = reader.read(
      [["<p>Refund belum masuk, email <a href='mailto:budi@example.com'>budi@example.com</a></p>"]],
      ["customer"],
    );
    expect(read?.texts).toEqual(["Refund belum masuk, email [email]"]);
    expect(read?.themes).toContain("refund");
    const [empty] = reader.read([["<p><br></p>"]], ["customer"]);
    expect(empty).toMatchObject({ language: null, themes: null });
  });
});
