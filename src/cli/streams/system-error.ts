import { Failure } from "../../errors.ts";

const known: Readonly<Record<string, { readonly id: string }>> = {
  ENOSPC: { id: "file.no-space" },
  EDQUOT: { id: "file.no-space" },
  ENOENT: { id: "file.no-folder" },
  ENOTDIR: { id: "file.no-folder" },
  EACCES: { id: "file.not-writable" },
  EPERM: { id: "file.not-writable" },
  EROFS: { id: "file.not-writable" },
};

/** What the system says against writing `file`, as a Failure "file". */
export function failedToWrite(file: string, error: unknown): Failure {
  const { code = "", message } = error as NodeJS.ErrnoException;
  const reason = code === "" ? message : code;
  return new Failure("file", { id: known[code]?.id ?? "file.not-written", values: { file, reason } });
}
