import type { JSX } from 'react';
import type { TileProps } from '../tile-props.ts';
import { Attestations } from './Attestations.tsx';
import { Consensus } from './Consensus.tsx';
import { Disk } from './Disk.tsx';
import { Execution } from './Execution.tsx';
import { Finality } from './Finality.tsx';
import { Peers } from './Peers.tsx';
import { ValidatorClient } from './ValidatorClient.tsx';
import { YourValidators } from './YourValidators.tsx';

/** Every status tile in the order of the Node room; `home` ones stand on Home too. A new tile is one line here. */
export const tiles: readonly { readonly id: string; readonly home: boolean; readonly Tile: (props: TileProps) => JSX.Element }[] = [
  { id: 'execution', home: true, Tile: Execution },
  { id: 'consensus', home: true, Tile: Consensus },
  { id: 'peers', home: true, Tile: Peers },
  { id: 'disk', home: true, Tile: Disk },
  { id: 'validator-client', home: false, Tile: ValidatorClient },
  { id: 'validators', home: false, Tile: YourValidators },
  { id: 'attestations', home: false, Tile: Attestations },
  { id: 'finality', home: false, Tile: Finality },
];
