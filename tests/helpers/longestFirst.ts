import path from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, the longest first: what else there is takes seconds. */
const LONGEST = [
  "promises/engines.test.ts",
  "e2e/site.test.ts",
  "bench.test.ts",
  "promises/madeUpDesks.test.ts",
  "promises/incrementalDeleted.test.ts",
  "pipelines/publish/restatements.test.ts",
  "e2e/xss.test.ts",
  "pipelines/commands/cli.test.ts",
  "pipelines/sample/truth.test.ts",
  "promises/canaries.test.ts",
  "pipelines/sample/sampleLoads.test.ts",
  "pipelines/estimates/themeAttack.test.ts",
  "promises/sameBytes.test.ts",
  "promises/incremental.test.ts",
  "pipelines/intake/generated.test.ts",
];

/** Begins with the longest files, so that at the end no core waits for one of them; without a cache vitest cannot know them. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(path.normalize(`tests/${name}`)));
      return found === -1 ? LONGEST.length : found;
    };
    return sorted.sort((a, b) => place(a) - place(b));
  }
}
