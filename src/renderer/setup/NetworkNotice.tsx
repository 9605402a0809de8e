import type { JSX } from 'react';
import type { PracticeStatus } from '../../shared/practice.ts';
import type { SetupState } from '../../shared/setup.ts';
import { steps } from '../../shared/steps.ts';
import { useCall } from '../queries.ts';
import { networkGone } from '../strings/setup.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { Wizard } from './wizard.ts';

export type NetworkTrouble = keyof typeof networkGone;

/** What keeps a step after the start from working; null: nothing. */
export const troubleOf = (setup: SetupState, practice: PracticeStatus | undefined): NetworkTrouble | null => {
  if (practice === undefined || setup.network !== 'practice' || steps.indexOf(setup.step) <= steps.indexOf('start')) return null;
  if (practice.instance !== null && practice.instance !== setup.instance) return setup.depositSent ? 'gone' : null;
  return practice.state === 'running' || practice.state === 'starting' ? null : practice.state;
};

export const useNetworkTrouble = ({ setup }: Wizard): NetworkTrouble | null => troubleOf(setup, useCall('practice.status', {}).data);

/** Says that the network of this step does not run, what that means, and leads to where it is mended. */
export const NetworkNotice = ({ trouble, wizard }: { readonly trouble: NetworkTrouble; readonly wizard: Wizard }): JSX.Element => {
  const text = networkGone[trouble];
  const mend = (): void => {
    const lost = trouble === 'gone' || trouble === 'none';
    void wizard.send(lost ? { type: 'startOver', gone: true } : { type: 'go', step: 'start' });
  };
  return (
    <Notice actions={<Button onClick={mend}>{text.action}</Button>}>
      <b>{text.is}</b> {text.means}
    </Notice>
  );
};
