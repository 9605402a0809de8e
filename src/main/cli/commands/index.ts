import type { Command } from '../command.ts';
import { check } from './check.ts';
import { diagnostics } from './diagnostics.ts';
import { journey } from './journey.ts';
import { keychainCommands } from './keychain.ts';
import { keyCommands } from './keys.ts';
import { nodeLogs, practiceLogs } from './logs.ts';
import { networkCommands } from './networks.ts';
import { nodeStatus } from './node.ts';
import { nodeExport } from './node-export.ts';
import { nodeLifeCommands } from './node-life.ts';
import { nodeMove } from './node-move.ts';
import { nodePlan } from './node-plan.ts';
import { nodeUpdateCommands } from './node-update.ts';
import { nodeUpkeepCommands } from './node-upkeep.ts';
import { practiceCommands } from './practice.ts';
import { status } from './status.ts';
import { validatorCommands } from './validators.ts';

/** Every command of the terminal face, in the order of the help. A new command is one entry here. */
export const commands: readonly Command[] = [
  check,
  journey,
  ...practiceCommands,
  practiceLogs,
  nodePlan,
  ...nodeLifeCommands,
  ...nodeUpdateCommands,
  ...nodeUpkeepCommands,
  nodeMove,
  nodeExport,
  nodeStatus,
  nodeLogs,
  ...networkCommands,
  ...keyCommands,
  ...keychainCommands,
  ...validatorCommands,
  status,
  diagnostics,
];
