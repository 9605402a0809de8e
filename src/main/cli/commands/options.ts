import type { z } from 'zod';
import { networkName } from '../../../shared/networks.ts';
import { profileId } from '../../../shared/practice.ts';
import { optionHelp, wrongUse } from '../../../shared/strings/cli.ts';
import type { Option, Values } from '../command.ts';
import { UsageError } from '../usage-error.ts';

export const networkOption = { network: { value: 'N', about: optionHelp.network } } as const satisfies Record<string, Option>;
export const practiceOptions = {
  profile: { value: 'NAME', about: optionHelp.profile },
  consensus: { value: 'CLIENT', about: optionHelp.consensus },
  'slot-seconds': { value: 'N', about: optionHelp.slotSeconds },
} as const satisfies Record<string, Option>;
export const logOptions = {
  follow: { about: optionHelp.follow },
  tail: { value: 'N', about: optionHelp.tail },
  level: { value: 'LEVEL', about: optionHelp.level },
  grep: { value: 'TEXT', about: optionHelp.grep },
} as const satisfies Record<string, Option>;

export const text = (values: Values, name: string): string | null => {
  const value = values[name];
  return typeof value === 'string' ? value : null;
};
export const flag = (values: Values, name: string): boolean => values[name] === true;

/** A whole number within its limits; `otherwise` where the option is absent. */
export function integer(
  values: Values,
  name: string,
  limits: { readonly min: number; readonly max: number; readonly otherwise: number },
): number {
  const typed = text(values, name);
  if (typed === null) return limits.otherwise;
  const value = /^\d{1,10}$/.test(typed) ? Number(typed) : Number.NaN;
  if (value >= limits.min && value <= limits.max) return value;
  throw new UsageError(wrongUse.notInteger(`--${name}`, limits.min, limits.max));
}

/** One of a few names; null where the option is absent. */
export function choice<const T extends string>(values: Values, name: string, all: readonly T[]): T | null {
  const typed = text(values, name);
  if (typed === null) return null;
  const found = all.find((one) => one === typed);
  if (found === undefined) throw new UsageError(wrongUse.notOneOf(`--${name}`, all.join(', ')));
  return found;
}

export function required(values: Values, name: string, command: string): string {
  const typed = text(values, name);
  if (typed === null || typed === '') throw new UsageError(wrongUse.missing(`--${name}`, command));
  return typed;
}

export const network = (values: Values) => choice(values, 'network', networkName.options) ?? 'practice';

/** What a person chose of a practice network; null leaves the choice to Hearth. */
export type PracticeChoice = {
  readonly profile: z.infer<typeof profileId> | null;
  readonly consensus: 'lodestar' | 'prysm' | null;
  readonly secondsPerSlot: number;
};
export const practiceChoice = (values: Values): PracticeChoice => ({
  profile: choice(values, 'profile', profileId.options),
  consensus: choice(values, 'consensus', ['lodestar', 'prysm']),
  secondsPerSlot: integer(values, 'slot-seconds', { min: 1, max: 12, otherwise: 2 }),
});
