import { execSync } from 'node:child_process';
export function run(cmd) {
  return execSync(cmd); // want "command-injection"
}
