import { Failure, type IdTaking } from "../../errors.ts";

const known: Readonly<Record<string, IdTaking<"file">>> = {
  ENOSPC: "file.no-space",
  EDQUOT: "file.no-space",
  ENOENT: "file.no-folder",
  ENOTDIR: "file.no-folder",
  EACCES: "file.not-writable",
  EPERM: "file.not-writable",
  EROFS: "file.not-writable",
};

/** What the system says against writing `file`, as a Failure "file". */
export function failedToWrite(file: string, error: unknown): Failure {
  const { code = "", message } = error as NodeJS.ErrnoException;
  const reason = code === "" ? message : code;
  return new Failure("file", { id: known[code] ?? "file.not-written", values: { file, reason } });
}
