import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { recordOf } from "../../src/files/cache/recording.ts";
import { openSnapshot, takeSnapshot } from "../../src/files/cache/snapshot.ts";
import { filesOf } from "../../src/files/json/read-file.ts";
import type { Project, ScenarioFile } from "../../src/plan/types.ts";
import { dataDir, shipped } from "../helpers/shipped.ts";

it("a snapshot says where things stand as the files do, to the column", () => {
  const folder = mkdtempSync(join(tmpdir(), "baekjo-"));
  const kept = join(folder, "shipped.bin");
  writeFileSync(kept, takeSnapshot(shipped, recordOf(shipped), dataDir));
  const snapshot = openSnapshot(kept, dataDir, filesOf({ dataDir })) as Project;
  rmSync(folder, { recursive: true });
  const span = { from: 3, to: 9 };
  const found = snapshot.locate("metric", "compute.cost", span);
  expect(found).toEqual(shipped.locate("metric", "compute.cost", span));
  expect(found).toMatchObject({ file: shipped.files.model, length: 6, line: expect.any(Number) });
  const file = join(shipped.files.scenarios, "gpus-100k.json");
  const read = (project: Project): ScenarioFile =>
    project.readScenario(file, undefined, { shippedAs: "gpus-100k" });
  const places = (project: Project) => [
    read(project).placeOf(["set", 0], 2, 5),
    read(project).placeOf(["label"]),
  ];
  expect(places(snapshot)).toEqual(places(shipped));
});
