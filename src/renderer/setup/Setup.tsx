import './setup.css';
import { type JSX, useEffect } from 'react';
import type { SetupState } from '../../shared/setup.ts';
import { isOpen } from '../../shared/setup-reducer.ts';
import { useCall } from '../queries.ts';
import { setupText } from '../strings/setup.ts';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Stage } from '../ui/Stage.tsx';
import { StepList } from '../ui/StepList.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { stepScreens } from './steps/index.ts';
import { useWizard } from './wizard.ts';

/** The wizard: from nothing to an active validator. It holds no facts; whatever it shows is asked again at each start. */
export const Setup = (): JSX.Element => {
  const setup = useCall('setup.get', {});
  if (setup.data !== undefined) return <Walk setup={setup.data} />;
  return (
    <>
      <StepList title={setupText.title} steps={[]} />
      <Stage>{setup.isError ? <ErrorNotice error={setup.error} /> : <Waiting what={setupText.loading} />}</Stage>
    </>
  );
};

const Walk = ({ setup }: { readonly setup: SetupState }): JSX.Element => {
  const wizard = useWizard(setup);
  useInstance(setup, wizard.send);
  const { Screen } = stepScreens[setup.step];
  return <Screen wizard={wizard} />;
};

/** Tells the wizard which practice network runs; keys belong to one network. */
const useInstance = (setup: SetupState, send: ReturnType<typeof useWizard>['send']): void => {
  const practice = useCall('practice.status', {}).data;
  const instance = practice?.state === 'running' || practice?.state === 'starting' ? practice.instance : null;
  const told = instance === null || instance === setup.instance || setup.depositSent || !isOpen(setup, 'start');
  useEffect(() => {
    if (!told && instance !== null) void send({ type: 'started', instance });
  }, [told, instance, send]);
};
