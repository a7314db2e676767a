#!/usr/bin/env node
// Entry for `npx suara`: registers the TypeScript loader, then hands over to the command line.
import { register } from "tsx/esm/api";

register();
await import(new URL("../pipelines/cli.ts", import.meta.url).href);
