import { Fragment, type JSX } from 'react';
import type { PracticeStatus } from '../../shared/practice.ts';
import type { LayerStatus, Status } from '../../shared/status.ts';
import { tiles } from '../status/tiles/index.ts';
import { home } from '../strings/home.ts';
import { tileWords } from '../strings/status.ts';
import { joined } from '../ui/format.ts';
import { Cells, Lines, Row, Sheet } from '../ui/Sheet.tsx';
import { RingCell } from './RingCell.tsx';
import { ValidatorCell } from './ValidatorCell.tsx';

type Props = {
  readonly status: Status;
  readonly practice: PracticeStatus /** What the sentence above says already. */;
  readonly said: string;
};

/** The sheet of a running node: ring and duties, the validator, four readings, what is not as it should be. */
export const Live = ({ status, practice, said }: Props): JSX.Element => (
  <Sheet label={home.sheet}>
    <div className="cells hero">
      <RingCell status={status} />
      <ValidatorCell status={status} />
    </div>
    <Cells of={4}>
      {tiles
        .filter((tile) => tile.home)
        .map(({ id, Tile }) => (
          <Tile key={id} status={status} />
        ))}
    </Cells>
    <Lines>
      {troubles(status, said).map(({ name, why }) => (
        <Row key={name} label={name}>
          {joined(why)}
        </Row>
      ))}
      <Rules practice={practice} />
    </Lines>
  </Sheet>
);

/** A sentence for each layer that is not as it should be. */
const troubles = (status: Status, said: string): readonly { readonly name: string; readonly why: string }[] => {
  const layers: readonly (readonly [string, LayerStatus])[] = [
    [tileWords.execution, status.execution],
    [tileWords.consensus, status.consensus],
    [tileWords.validatorClient, status.validatorClient],
  ];
  return layers.flatMap(([name, layer]) =>
    layer.health === 'synced' || layer.why === null || said.includes(layer.why) ? [] : [{ name, why: layer.why }],
  );
};

const Rules = ({ practice }: { readonly practice: PracticeStatus }): JSX.Element => {
  const { rules, slotsPerEpoch, secondsPerSlot, profile } = practice;
  if (rules === null || slotsPerEpoch === null || secondsPerSlot === null || profile === null) return <Fragment />;
  return <Row label={home.rules}>{home.rulesText(rules, slotsPerEpoch, secondsPerSlot, profile)}</Row>;
};
