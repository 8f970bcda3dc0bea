import { type ShellName, shells } from "./shells.ts";
import { toStdout } from "./stdout.ts";

/** `baekjo completion`: the script by which a shell asks what may be typed. */
export async function completion(shell: ShellName): Promise<void> {
  await toStdout(shells[shell].script);
}
