import { type ForeignNode, foreignNodes } from '../protocol/foreign-nodes.ts';
import type { OtherContainer } from './checks/check.ts';

const foreign = (containers: readonly OtherContainer[]): readonly ForeignNode[] =>
  foreignNodes(containers.filter(({ hearth }) => hearth === null));

/** Names of launchers, and of clients whose launcher is not known, among containers that no Hearth made. */
export const launchersAmong = (containers: readonly OtherContainer[]): readonly string[] => [
  ...new Set(foreign(containers).flatMap(({ launcher, name, mayHoldKeys }) => launcher ?? (mayHoldKeys ? [] : [name]))),
];

/** Containers that no Hearth made and that validator keys may sign in. */
export const signersAmong = (containers: readonly OtherContainer[]): readonly ForeignNode[] =>
  foreign(containers).filter(({ mayHoldKeys }) => mayHoldKeys);
