import { Failure } from './failure.mjs';

const OLDEST = 20;

/** This script runs on the person's own Node; everything after it on the Node that the packages bring. */
export function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= OLDEST) return process.versions.node;
  throw new Failure(`Node ${process.versions.node} is too old; Hearth needs ${OLDEST} or newer.`, 'nvm install 24');
}
