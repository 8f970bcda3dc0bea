import { type ShellName, shells } from "../../cli/completion/shells.ts";
import { toStdout } from "../../cli/streams/stdout.ts";

/** `baekjo completion`: the script by which a shell asks what may be typed. */
export async function completion(shell: ShellName): Promise<void> {
  await toStdout(shells[shell].script);
}
