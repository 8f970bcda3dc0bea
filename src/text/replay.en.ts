/** What `replay` says, and what reads the results that it is given. */
export const replayMessagesEn: Record<string, string> = {
  "replay.same": "{file}: same",
  "replay.differs": "{file}: differs",
  "replay.version": "{file} was made by version {saved}; this is version {now}",
  "replay.formulas": "The model's formulas have changed since: {names}.",
  "replay.inputs": "inputs of the plan that have changed since",
  "replay.more-inputs": "{count} inputs have changed; the first {shown} are shown, all with --wide.",
  "replay.input": "input",
  "replay.saved": "saved",
  "replay.now": "now",
  "replay.places": "where the result differs",
  "replay.more": "{count} places differ; the first {shown} are shown.",
  "replay.none": "The figures are as they were saved.",
  "replay.absent": "none",
  "replay.name-file":
    "this result was made with {option} {file}: name the file, which a saved result may not do itself",
  "replay.option": "a saved result cannot ask for --{option}",
  "replay.question": "the question of this result is none that can be asked: {reason}",
  "replay.too-heavy":
    "this result takes {trials} draws, more than the {most} that are allowed; --most-trials allows more",
  "saved.ndjson": "{file} is NDJSON; replay reads what --json wrote",
  "saved.not-result": "this is no result of baekjo",
  "saved.format-version": "this result is of another version of the format",
  "saved.not-work": "{format} is no result of work on scenarios",
  "saved.verbs": "results of {verbs} can be replayed",
  "saved.not-recorded": "this result does not record what it was made of; version {version} wrote it",
  "scenario.not-recorded": 'the saved result does not hold the scenario "{name}"',
};
