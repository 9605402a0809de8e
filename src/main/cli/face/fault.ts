import type { Fault } from '../../../shared/fault.ts';
import { faultLabels } from '../../../shared/strings/cli.ts';
import { jsonLine } from './json.ts';

/** A fault that came back from a call; the terminal prints it and ends with 1. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}

const WIDTH = 11;
const labelled = (label: string, text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line, i) => `  ${(i === 0 ? label : '').padEnd(WIDTH)}  ${line}`);

/** What happened, what it means for coins, what to do next, and what to copy for others. */
export function faultLines(fault: Fault, json: boolean): readonly string[] {
  if (json) return [jsonLine(fault)];
  const todo = fault.command === null ? fault.hint : `${fault.hint} ${faultLabels.run(fault.command)}`;
  return [
    fault.message,
    ...labelled(faultLabels.coins, fault.coins),
    ...labelled(faultLabels.todo, todo),
    ...(fault.details === null || fault.details === '' ? [] : labelled(faultLabels.details, fault.details)),
  ];
}
