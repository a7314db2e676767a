// Shows every component on the data of a published site, for who works on the pages: npm start, then npm run gallery
import { fileURLToPath } from "node:url";
import { serve } from "../pipelines/publish/serve.js";
import { buildGallery } from "./gallery/buildGallery.js";

const path = (place: string): string => fileURLToPath(new URL(place, import.meta.url));
const [site = path("../data/sample/out/site")] = process.argv.slice(2);
const out = path("../.observablehq/gallery");
await buildGallery(site, out);
const { url } = await serve(out, { port: 3100 });
process.stdout.write(`${url}\n`);
