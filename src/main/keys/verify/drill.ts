import type { DrillResult } from '../../../shared/key-drill.ts';
import { drillTexts } from '../../../shared/strings/drill.ts';
import { shortHex } from '../../../shared/strings/short.ts';
import { fromHex, toHex } from '../../protocol/bytes.ts';
import { blsCredentials } from '../../protocol/credentials.ts';
import { pathNumbers, signingPath, withdrawalPath } from '../paths.ts';
import type { Judged } from './across.ts';
import { finding } from './finding.ts';

/** The public key (hex) that words give for a path. */
export type PublicKeyAt = (path: readonly number[]) => string;
type Shown = DrillResult['files'][number];
export type DrilledFile = Shown & {
  readonly kind: 'keystore' | 'deposit' | 'unknown';
  readonly pubkeys: readonly string[];
  readonly sameKeys: boolean | null;
  readonly opens: boolean | null;
};
export type Drilled = { readonly says: string; readonly good: boolean; readonly files: readonly DrilledFile[] };

/** Keys without a path are looked for among so many first numbers of the words. */
const LOOK_AT = 100;
const numbersOf = (path: string): readonly number[] => pathNumbers(path) ?? [];
/** Findings about a file that say nothing of whether it can be brought back from this backup. */
const besideThePoint = /^(duplicate|network|credentials|amount|form\.prefix)/;
const isWrong = ({ findings }: Shown): boolean => findings.some(({ severity, code }) => severity === 'bad' && !besideThePoint.test(code));

/** What files of a backup and the words show together. Files that concern no key are left out. */
export function drill(judged: readonly Judged[], keyAt: PublicKeyAt): Drilled {
  const keyOfNumber = new Map<string, number>();
  const numberOf = (pubkey: string): number | null => {
    if (keyOfNumber.size === 0) for (let i = 0; i < LOOK_AT; i++) keyOfNumber.set(keyAt(numbersOf(signingPath(i))), i);
    return keyOfNumber.get(pubkey) ?? null;
  };
  /** The path at which the words give a key, if they do. */
  const pathOf = (pubkey: string, path: string | null): string | null => {
    if (path !== null) return keyAt(numbersOf(path)) === pubkey ? path : null;
    const number = numberOf(pubkey);
    return number === null ? null : signingPath(number);
  };

  const keystores = judged.flatMap(({ keystore }) => keystore ?? []);
  const paths = new Map(keystores.map(({ pubkey, path }) => [pubkey, pathOf(pubkey, path) ?? pathOf(pubkey, null)]));
  const deposited = new Set(judged.flatMap(({ deposits }) => deposits.map((d) => d.pubkey)));
  const withdrawalKeyIs = (path: string, credentials: string): boolean => {
    const at = withdrawalPath(numbersOf(path)[2] ?? 0);
    return toHex(blsCredentials(fromHex(keyAt(numbersOf(at))))) === credentials;
  };

  const keystoreFile = (file: Judged, { pubkey, path, opens }: NonNullable<Judged['keystore']>): DrilledFile => {
    const same = pathOf(pubkey, path) !== null;
    const wrong = path === null ? finding('drill.unknownKey', shortHex(pubkey)) : finding('drill.otherKey', path);
    const noDeposit = deposited.has(pubkey) ? [] : [finding('drill.noDeposit')];
    return {
      path: file.path,
      kind: 'keystore',
      pubkeys: [pubkey],
      sameKeys: same,
      opens,
      says: [same ? drillTexts.same(shortHex(pubkey)) : drillTexts.other, ...(opens === true ? [drillTexts.opens] : [])],
      findings: [...file.findings, ...(same ? [] : [wrong]), ...noDeposit],
    };
  };
  const depositFile = (file: Judged): DrilledFile => {
    const pubkeys = [...new Set(file.deposits.map((d) => d.pubkey))];
    const known = pubkeys.map((pubkey) => ({ pubkey, path: paths.get(pubkey) ?? pathOf(pubkey, null) }));
    const strangers = known.filter(({ path }) => path === null).map(({ pubkey }) => finding('drill.unknownKey', shortHex(pubkey)));
    const alone = known
      .filter(({ pubkey, path }) => path !== null && !paths.has(pubkey))
      .map(({ pubkey }) => finding('drill.noKeystore', shortHex(pubkey)));
    const old = file.deposits.filter(({ credentials }) => credentials.startsWith('0x00'));
    const lost = old.filter(({ pubkey, credentials }) => {
      const path = known.find((k) => k.pubkey === pubkey)?.path ?? null;
      return path !== null && !withdrawalKeyIs(path, credentials);
    });
    const same = strangers.length === 0;
    const gives =
      same && pubkeys.length > 0
        ? [drillTexts.sameDeposits(pubkeys.length)]
        : [pubkeys.length === 0 ? drillTexts.untold : drillTexts.other];
    return {
      path: file.path,
      kind: 'deposit',
      pubkeys,
      sameKeys: pubkeys.length === 0 ? null : same,
      opens: null,
      says: [...gives, ...(old.length > 0 && lost.length === 0 && same ? [drillTexts.bls] : [])],
      findings: [...file.findings, ...strangers, ...alone, ...lost.map(({ pubkey }) => finding('drill.withdrawalKey', shortHex(pubkey)))],
    };
  };
  const files = judged.flatMap((file): DrilledFile[] => {
    if (file.keystore !== null) return [keystoreFile(file, file.keystore)];
    if (file.kind === 'deposit') return [depositFile(file)];
    const concernsKeys = file.kind === 'keystore' || (file.kind === 'unknown' && file.findings.some(({ severity }) => severity === 'bad'));
    const kind = file.kind === 'keystore' ? 'keystore' : 'unknown';
    return concernsKeys
      ? [{ path: file.path, kind, pubkeys: [], sameKeys: null, opens: null, says: [drillTexts.untold], findings: file.findings }]
      : [];
  });
  return { ...verdict(files), files };
}

function verdict(files: readonly DrilledFile[]): { readonly says: string; readonly good: boolean } {
  const keystores = files.filter(({ kind, pubkeys }) => kind === 'keystore' && pubkeys.length > 0);
  const same = keystores.filter(({ sameKeys }) => sameKeys === true).length;
  const wrong = files.filter(isWrong).length;
  if (keystores.length === 0) return { good: false, says: wrong > 0 ? drillTexts.damaged(wrong) : drillTexts.nothing };
  if (same === 0) return { good: false, says: drillTexts.otherKeys };
  if (same < keystores.length) return { good: false, says: drillTexts.someOther(same, keystores.length) };
  if (wrong > 0) return { good: false, says: drillTexts.damaged(wrong) };
  const opened = keystores.every(({ opens }) => opens === true);
  return { good: true, says: opened ? drillTexts.good(same) : drillTexts.goodUnopened(same) };
}
