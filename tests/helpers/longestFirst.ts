import path from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that share a process come one after the other, so that each process is started once; short ones at the end. */
const PROJECTS = ["alone", "sharing", "pages"];

/** The files that take longest, the longest first: what else there is takes seconds. */
const LONGEST = [
  "promises/engines.test.ts",
  "e2e/site.test.ts",
  "bench.test.ts",
  "promises/madeUpDesks.test.ts",
  "promises/incrementalDeleted.test.ts",
  "pipelines/publish/restatements.test.ts",
  "e2e/xss.test.ts",
  "pipelines/sample/truth.test.ts",
  "promises/sameBytes.test.ts",
  "pipelines/commands/cli.test.ts",
  "pipelines/sample/sampleLoads.test.ts",
  "promises/canaries.test.ts",
  "pipelines/estimates/themeAttack.test.ts",
  "promises/incremental.test.ts",
  "pipelines/publish/replacedFiles.test.ts",
  "pipelines/publish/smallCells/smallDeskProblems.test.ts",
  "pipelines/intake/generated.test.ts",
  "pipelines/load/batches.test.ts",
  "promises/incrementalDays.test.ts",
  "pipelines/publish/smallCells/roundedProblems.test.ts",
  "promises/engineSpans.test.ts",
  "pipelines/commands/explain.test.ts",
  "pipelines/models/standing.test.ts",
  "pipelines/models/ordinarySilence.test.ts",
  "pipelines/publish/smallCells/sameTickets.test.ts",
  "pipelines/commands/narrowDesks.test.ts",
  "pipelines/load/loadWorkspace.test.ts",
];

/** Begins with the longest files, so that at the end no core waits for one of them; without a cache vitest cannot know them. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ project, moduleId }: TestSpecification): number => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(path.normalize(`tests/${name}`)));
      const inProject = found === -1 ? LONGEST.length : found;
      return PROJECTS.indexOf(project.name) * (LONGEST.length + 1) + inProject;
    };
    return sorted.sort((a, b) => place(a) - place(b));
  }
}
