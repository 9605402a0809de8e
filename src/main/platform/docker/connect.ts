import { readFile } from 'node:fs/promises';
import type Dockerode from 'dockerode';
import { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';
import { isOlder } from '../../../shared/versions.ts';
import type { DaemonAddress } from './address.ts';
import { candidates, isInstalled, type Surroundings } from './find.ts';
import { translate } from './translate.ts';
import { dial, type Modem, smallTimeoutMs } from './wire.ts';

/** A daemon that answered, with what it said of itself. */
export type Connection = {
  readonly modem: Modem;
  readonly address: DaemonAddress;
  readonly version: string;
  readonly apiVersion: string;
  /** Such as `linux/amd64`. */
  readonly os: string;
};

/** Docker 20.10 speaks 1.41; what Hearth needs is all in there. */
const spoken = '1.41';
const versionAnswer = z.object({
  Version: z.string(),
  ApiVersion: z.string(),
  MinAPIVersion: z.string().optional(),
  Os: z.string(),
  Arch: z.string().optional(),
});

/** Options for docker-modem that leave nothing to its own look at the environment; `version` null asks without a version prefix. */
async function modemFor(address: DaemonAddress, version: string | null): Promise<Modem> {
  const { default: Docker }: { default: typeof Dockerode } = await import('dockerode');
  // A kept connection would break with the daemon and look like a loss at the next request.
  const headers = { Connection: 'close' };
  const nothing = { host: undefined, port: undefined, ca: undefined, cert: undefined, key: undefined, socketPath: undefined, headers };
  const prefix = version === null ? {} : { version: `v${version}` };
  if (address.kind === 'socket') {
    return new Docker({ ...nothing, ...prefix, protocol: 'http', socketPath: address.path }).modem;
  }
  const { tls, host, port } = address;
  if (tls === null) return new Docker({ ...nothing, ...prefix, protocol: 'http', host, port }).modem;
  const [ca, cert, key] = await Promise.all([readFile(tls.ca), readFile(tls.cert), readFile(tls.key)]);
  return new Docker({ ...nothing, ...prefix, protocol: 'https', host, port, ca, cert, key }).modem;
}

async function open(address: DaemonAddress, timeoutMs: number): Promise<Connection> {
  const answer = await dial(await modemFor(address, null), {
    what: 'version',
    method: 'GET',
    path: '/version',
    schema: versionAnswer,
    timeoutMs,
  });
  if (isOlder(answer.ApiVersion, spoken)) throw new AppError('docker.tooOld', { found: answer.Version, needed: '20.10' });
  if (answer.Os !== 'linux') throw new AppError('docker.refused', { what: 'it runs Windows containers; switch it to Linux containers' });
  const oldest = answer.MinAPIVersion ?? spoken;
  return {
    modem: await modemFor(address, isOlder(spoken, oldest) ? oldest : spoken),
    address,
    version: answer.Version,
    apiVersion: answer.ApiVersion,
    os: answer.Arch === undefined ? answer.Os : `${answer.Os}/${answer.Arch}`,
  };
}

/** How much a failed try tells; the most telling one is shown. */
const telling = ['docker.tooOld', 'docker.permission', 'docker.timeout', 'docker.refused', 'docker.stopped', 'docker.absent'];
const rank = (fault: AppError): number => (telling.includes(fault.code) ? telling.indexOf(fault.code) : telling.length);

async function faultOf(error: unknown, address: DaemonAddress, around: Surroundings): Promise<AppError> {
  const fault = translate(error, 'version');
  const where = address.shown;
  if (fault.code === 'docker.permission') return new AppError('docker.permission', { ...fault.params, where }, { cause: error });
  if (fault.code !== 'docker.lost') return fault;
  const code = ((fault.cause ?? {}) as { code?: unknown }).code;
  const absent = code === 'ENOENT' && !(await isInstalled(around));
  return new AppError(absent ? 'docker.absent' : 'docker.stopped', { where, details: fault.params.details ?? '' }, { cause: error });
}

/**
 * Finds the daemon at the first question and keeps it; `forget` after a loss makes the next question look again, first at the place
 * that worked before. Errors of `get`: docker.absent, stopped, permission, tooOld, timeout, refused.
 */
export function connector(around: Surroundings) {
  let current: Promise<Connection> | null = null;
  let last: DaemonAddress | null = null;

  const find = async (): Promise<Connection> => {
    const places = await candidates(around);
    const before = places.find((place) => place.shown === last?.shown);
    const faults: AppError[] = [];
    for (const place of before === undefined ? places : [before, ...places.filter((p) => p !== before)]) {
      try {
        const found = await open(place, around.timeoutMs ?? smallTimeoutMs);
        last = found.address;
        return found;
      } catch (error) {
        faults.push(await faultOf(error, place, around));
      }
    }
    throw faults.reduce((best, fault) => (rank(fault) < rank(best) ? fault : best));
  };
  const get = (): Promise<Connection> => {
    if (current === null) {
      const finding = find();
      current = finding;
      finding.catch(() => {
        if (current === finding) current = null;
      });
    }
    return current;
  };
  return {
    get,
    forget: () => {
      current = null;
    },
  };
}
