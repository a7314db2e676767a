import { writeFile } from "node:fs/promises";
import { fieldsText } from "./fieldsText.js";

/** Writes docs/fields.md; a test holds it to the feeds. */
await writeFile(new URL("../docs/fields.md", import.meta.url), fieldsText());
