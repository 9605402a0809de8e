import type { Input } from '../../shared/contract.ts';
import type { NetworkName } from '../../shared/networks.ts';

export const otherNetworks = ['gnosis', 'chiado', 'file'] as const;
export type OtherNetwork = (typeof otherNetworks)[number];

/** What is chosen for a run of key making before any word is seen. */
export type Choices = {
  readonly network: NetworkName;
  /** A network that Hearth runs no nodes of, instead of `network`. */
  readonly other: OtherNetwork | null;
  /** Path of the network file, where `other` is one. */
  readonly file: string | null;
  readonly count: string;
  /** 0x00 credentials: deposits without an address. */
  readonly old: boolean;
  readonly kdf: 'scrypt' | 'pbkdf2';
  readonly ownSalts: boolean;
};
export const plainChoices: Choices = {
  network: 'hoodi',
  other: null,
  file: null,
  count: '1',
  old: false,
  kdf: 'scrypt',
  ownSalts: false,
};

/** Whether none of the choices that few need was made. */
export const isPlain = (choices: Choices): boolean => !goesElsewhere(choices) && choices.kdf === 'scrypt' && !choices.ownSalts;

/** Whether the files go to a folder of the person, signed deposits with them, instead of the data folder. */
export const goesElsewhere = ({ other, old }: Choices): boolean => other !== null || old;

/** Name of the network, or path of its file; null while no file is chosen. */
export const placeOf = ({ network, other, file }: Choices): string | null => (other === 'file' ? file : (other ?? network));

type Lock = Pick<Input<'keys.make'>, 'kdf' | 'saltPerKeystore'>;
/** How keystores are locked, where that is not as usual. */
export const lockOf = ({ kdf, ownSalts }: Choices): Lock => ({
  ...(kdf === 'scrypt' ? {} : { kdf }),
  ...(ownSalts && kdf === 'scrypt' ? { saltPerKeystore: true } : {}),
});
/** Whether each file is locked by a derivation of its own. */
export const hasOwnSalts = ({ kdf, ownSalts }: Choices): boolean => ownSalts || kdf === 'pbkdf2';
