import type { JSX } from 'react';
import { healthWords } from '../../../shared/strings/status.ts';
import { healthTones, tileWords } from '../../strings/status.ts';
import { Term } from '../../ui/Term.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { clientOf } from '../layer.tsx';
import type { TileProps } from '../tile-props.ts';

export const ValidatorClient = ({ status: { validatorClient, validators } }: TileProps): JSX.Element => {
  const loaded = validators.filter((one) => one.loaded === true).length;
  const runs = validatorClient.health === 'synced';
  return (
    <Tile
      label={<Term id="validatorClient">{tileWords.validatorClient}</Term>}
      value={runs ? (loaded === 0 ? tileWords.notLoaded : 'Running') : healthWords[validatorClient.health]}
      tone={healthTones[validatorClient.health]}
      part={runs ? 1 : null}
      notes={[clientOf(validatorClient), loaded === 0 ? tileWords.noKeyLoaded : tileWords.loadedKeys(loaded)]}
    />
  );
};
