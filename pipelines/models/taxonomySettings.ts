import type { Engine } from "../engine/engine.js";
import type { Taxonomy } from "../text/taxonomy.js";

/**
 * Writes `ref.taxonomy_words`: a row a word by which a tool's category or tag, or a theme found in a text, means a problem
 * (`refund`) or a sub-cause of it (`not_received`); `position` numbers the themes as the taxonomy does. A theme's id is such
 * a word, and as a category so are its names, but for those of sub-themes: "QR code" alone says of no failure.
 */
export async function writeTaxonomyWords(engine: Engine, { themes }: Taxonomy): Promise<void> {
  await engine.run(
    "create or replace table ref.taxonomy_words (position BIGINT, kind VARCHAR, word VARCHAR, problem VARCHAR, sub_problem VARCHAR)",
  );
  const rows = themes.flatMap(({ id, names, categories, tags }, i) => {
    const [problem = id, sub = null] = id.split("/");
    const words = {
      category: [id, ...categories, ...(sub === null ? Object.values(names) : [])],
      tag: [id, ...tags],
      theme: [id],
    };
    return Object.entries(words).flatMap(([kind, list]) =>
      [...new Set(list)].map((word) => [i + 1, kind, word, problem, sub]),
    );
  });
  if (rows.length === 0) return;
  const places = rows.map((row, i) => `(${row.map((_, j) => `$${i * row.length + j + 1}`).join(", ")})`);
  await engine.run(`insert into ref.taxonomy_words values ${places.join(", ")}`, rows.flat());
}
