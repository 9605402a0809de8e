import { execFile } from 'node:child_process';
import { z } from 'zod';
import { run } from '../look.ts';
import type { ProbeRequest, ProbeResult } from './message.ts';

const PROGRAM: string = 'fio';
const side = z.object({ iops: z.number(), bw_bytes: z.number() });
const report = z.object({ jobs: z.array(z.object({ read: side, write: side })).min(1) });

/** The first job of fio's JSON; text before it is a remark of fio's. Throws what JSON or the schema says. */
export function fromFio(text: string) {
  const { jobs } = report.parse(JSON.parse(text.slice(text.indexOf('{'))));
  const [job] = jobs;
  if (job === undefined) throw new RangeError('fio told of no job');
  return job;
}

export const fioThere = async (): Promise<boolean> => (await run(PROGRAM, ['--version'])) !== null;

/** What EIP-7870 runs, shorter: `readwrite` in pieces of 1 MiB, then `randrw` of 4 kB with three reads to a write. */
export const fioArgs = ({ path, bytes, seconds, depth }: ProbeRequest, kind: 'sequential' | 'random'): readonly string[] => [
  ...['--name=hearth', `--filename=${path}`, '--direct=1', '--ioengine=libaio', `--iodepth=${depth}`, `--size=${bytes}`],
  ...['--output-format=json', '--time_based', `--runtime=${seconds}`],
  ...(kind === 'sequential' ? ['--bs=1M', '--rw=readwrite'] : ['--bs=4k', '--rw=randrw', '--rwmixread=75', '--randrepeat=1']),
];

const fio = (args: readonly string[], timeoutMs: number, signal: AbortSignal) =>
  new Promise<string>((resolve, reject) => {
    execFile(PROGRAM, [...args], { timeout: timeoutMs, signal, encoding: 'utf8', maxBuffer: 2 ** 24 }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });

/** Measures with fio; the caller deletes the file. Throws what fio or the system says. */
export async function measureWithFio(request: ProbeRequest, signal: AbortSignal, onRandom: () => void): Promise<ProbeResult> {
  // fio lays the whole file out before its clock begins.
  const timeoutMs = request.seconds * 1000 + 60_000;
  const long = fromFio(await fio(fioArgs(request, 'sequential'), timeoutMs, signal));
  onRandom();
  const short = fromFio(await fio(fioArgs(request, 'random'), timeoutMs, signal));
  return {
    writeBytesPerSecond: long.write.bw_bytes,
    readBytesPerSecond: long.read.bw_bytes,
    readIops: short.read.iops,
    writeIops: short.write.iops,
  };
}
