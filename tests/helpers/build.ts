import { execFileSync } from "node:child_process";

/** Once, before all tests: the commands are tested as they are shipped. */
export function setup(): void {
  execFileSync("npm", ["run", "--silent", "build"], { stdio: ["ignore", "ignore", "inherit"] });
}
