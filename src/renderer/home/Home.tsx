import './home.css';
import type { JSX } from 'react';
import { AppError, toFault } from '../../shared/app-error.ts';
import { statusSentence } from '../../shared/strings/status.ts';
import { usePractice } from '../practice.ts';
import { useCall } from '../queries.ts';
import { goTo } from '../route.ts';
import { home } from '../strings/home.ts';
import { practiceWords } from '../strings/practice.ts';
import { setupText } from '../strings/setup.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorAgain, ErrorNotice, FaultNotice } from '../ui/FaultNotice.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { WorkLines } from '../ui/WorkLines.tsx';
import { useWork } from '../work.ts';
import { Empty } from './Empty.tsx';
import { Live } from './Live.tsx';
import { NextStep } from './NextStep.tsx';
import { setupIsOpen } from './next-step.ts';
import { StartNotices } from './StartNotices.tsx';

/** What runs, what is next, and one clear next step; below them what was found wrong at the start. */
export const Home = (): JSX.Element => (
  <>
    <Now />
    <StartNotices />
  </>
);

const Now = (): JSX.Element => {
  const status = useCall('status.get', {});
  const practice = useCall('practice.status', {});
  const setup = useCall('setup.get', {});
  const docker = useCall('host.docker', {});
  const work = useWork('practice.up', 'practice.down');
  const actions = usePractice();
  const error = status.error ?? practice.error ?? setup.error;

  if (docker.data?.state === 'unusable') {
    return (
      <>
        <Sentence is={home.noDocker.is} next={home.noDocker.next} when />
        <FaultNotice
          fault={docker.data.fault}
          actions={
            <Button kind="primary" disabled={docker.isFetching} onClick={() => void docker.refetch()}>
              {home.noDocker.again}
            </Button>
          }
        />
      </>
    );
  }
  if (status.data === undefined || practice.data === undefined || setup.data === undefined) {
    if (error === null) return <Waiting what={home.asking} />;
    const again = (): void => void Promise.all([status.refetch(), practice.refetch(), setup.refetch()]);
    return (
      <>
        <Sentence is={home.unread.is} next={home.unread.next} />
        <ErrorAgain error={error} label={home.unread.again} onAgain={again} />
      </>
    );
  }
  if (practice.data.state === 'none' && status.data.network === null && work === null) {
    return setupIsOpen(setup.data) ? (
      <>
        <Sentence is={home.underWay.is} next={home.underWay.next(setupText.names[setup.data.step])} when />
        <NextStep practice={practice.data} setup={setup.data} validators={status.data.validators} actions={actions} />
      </>
    ) : (
      <Empty />
    );
  }
  const sentence = statusSentence(status.data, practice.data, setup.data);
  return (
    <>
      <Sentence is={sentence.is} next={sentence.next} when />
      <ErrorNotice error={actions.error} />
      {practice.data.state === 'gone' ? (
        <FaultNotice
          fault={{ ...toFault(new AppError('practice.gone')), message: practiceWords.noBlocks }}
          actions={
            <>
              <Button kind="primary" disabled={actions.busy} onClick={() => actions.fresh.mutate()}>
                {practiceWords.fresh}
              </Button>
              <Button onClick={() => goTo('node')}>{home.logs}</Button>
            </>
          }
        />
      ) : null}
      {work === null ? null : (
        <Sheet label={work.kind === 'practice.down' ? practiceWords.removing : practiceWords.starting}>
          <div className="cell">
            <WorkLines work={work} />
            {work.fault === null ? null : <FaultNotice fault={work.fault} />}
          </div>
        </Sheet>
      )}
      {practice.data.state === 'starting' && status.data.clock === null ? null : (
        <Live status={status.data} practice={practice.data} said={`${sentence.is} ${sentence.next}`} />
      )}
      <NextStep practice={practice.data} setup={setup.data} validators={status.data.validators} actions={actions} />
    </>
  );
};
