import type { Check } from './check.ts';
import { clock } from './clock.ts';
import { diskKind } from './disk-kind.ts';
import { diskSpace } from './disk-space.ts';
import { docker } from './docker.ts';
import { keychain } from './keychain.ts';
import { memory } from './memory.ts';
import { others } from './others.ts';
import { ports } from './ports.ts';
import { processor } from './processor.ts';
import { sleep } from './sleep.ts';
import { system } from './system.ts';
import { tools } from './tools.ts';

/** Every check, in the order it is shown among its equals. A new check is one file and one line here. */
export const checks: readonly Check[] = [
  docker,
  clock,
  memory,
  diskSpace,
  diskKind,
  processor,
  system,
  ports,
  sleep,
  others,
  tools,
  keychain,
];
