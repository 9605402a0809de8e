import type { Check } from './check.ts';
import { clock } from './clock.ts';
import { clockOffset } from './clock-offset.ts';
import { diskHealth } from './disk-health.ts';
import { diskKind } from './disk-kind.ts';
import { diskSpace } from './disk-space.ts';
import { diskSpeed } from './disk-speed.ts';
import { docker } from './docker.ts';
import { dockerDisk } from './docker-disk.ts';
import { dockerKind } from './docker-kind.ts';
import { filesystem } from './filesystem.ts';
import { firewall } from './firewall.ts';
import { ipv6 } from './ipv6.ts';
import { keychain } from './keychain.ts';
import { launchers } from './launchers.ts';
import { memory } from './memory.ts';
import { others } from './others.ts';
import { ports } from './ports.ts';
import { processor } from './processor.ts';
import { processorSpeed } from './processor-speed.ts';
import { profile } from './profile.ts';
import { reachable } from './reachable.ts';
import { sleep } from './sleep.ts';
import { support } from './support.ts';
import { swap } from './swap.ts';
import { system } from './system.ts';
import { timeZone } from './time-zone.ts';
import { tools } from './tools.ts';
import { updates } from './updates.ts';
import { upload } from './upload.ts';
import { virtual } from './virtual.ts';

/** Every check, in the order it is shown among its equals. A new check is one file and one line here. */
export const checks: readonly Check[] = [
  docker,
  profile,
  clock,
  clockOffset,
  memory,
  diskSpace,
  diskKind,
  diskSpeed,
  diskHealth,
  filesystem,
  dockerDisk,
  dockerKind,
  processor,
  processorSpeed,
  swap,
  system,
  support,
  virtual,
  ports,
  firewall,
  reachable,
  upload,
  ipv6,
  sleep,
  updates,
  others,
  launchers,
  timeZone,
  tools,
  keychain,
];
