import type { JSX } from 'react';
import type { Status } from '../../../shared/status.ts';
import { call } from '../../bridge.ts';
import { useCall } from '../../queries.ts';
import { useRun } from '../../run.ts';
import { startText as text } from '../../strings/setup-host.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice, FaultNotice } from '../../ui/FaultNotice.tsx';
import { formatDuration, formatEstimate } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Cell, Sheet } from '../../ui/Sheet.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { WhyLink } from '../../ui/WhyLink.tsx';
import { WorkLines } from '../../ui/WorkLines.tsx';
import { clientPair } from '../clients.ts';
import { LoadImages } from '../LoadImages.tsx';
import { StartPlan } from '../StartPlan.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { SyncTiles } from '../SyncTiles.tsx';
import { type StartView, startSeconds, startView } from '../start-view.ts';
import { finish, type Wizard } from '../wizard.ts';

/** What the primary button does before the network runs. */
const labels: { readonly [V in StartView]?: string } = {
  plan: text.start,
  interrupted: text.startAgain,
  failed: text.retry,
  cancelled: text.startAgain,
  stopped: text.startAgain,
  halted: text.startAgain,
  gone: text.startFresh,
  paused: text.resume,
};
const classic = { profile: 'classic', execution: 'geth', consensus: 'lodestar' } as const;
const explained: ReadonlySet<StartView> = new Set(['paused', 'stopped', 'halted', 'gone', 'interrupted']);
const planned: ReadonlySet<StartView> = new Set(['plan', 'interrupted', 'cancelled', 'gone']);
const needsImages = new Set(['image.unreachable', 'image.missing']);

/** Shows the plan, then starts the practice network and waits until the own node follows it. */
export const Start = ({ wizard }: { readonly wizard: Wizard }): JSX.Element => {
  const { setup, send } = wizard;
  const practice = useCall('practice.status', {});
  const work = useCall('work.list', {});
  const status = useCall('status.get', {});
  const options = useCall('practice.options', {}).data?.options ?? [];
  const { busy, error, run } = useRun();
  const option = options.find((one) => one.profile === setup.profile && one.consensus === setup.consensus);
  const works = work.data ?? [];
  const view = startView(practice.data, works, status.data);
  const shown = works.find((one) => one.kind === (view === 'removing' ? 'practice.down' : 'practice.up'));
  const label = labels[view];
  const refresh = (): Promise<unknown> => Promise.all([work.refetch(), practice.refetch()]);
  /** Where the network is gone the old one is removed first; the start waits for that. */
  const up = (choice: { profile: typeof setup.profile; consensus: typeof setup.consensus }): void =>
    run(async () => {
      if (view === 'gone') await call('practice.down', {});
      await call('practice.up', { ...choice, secondsPerSlot: setup.secondsPerSlot });
      await refresh();
    });
  const resume = (): void =>
    run(async () => {
      await call('practice.resume', {});
      await refresh();
    });
  const start = (): void => (view === 'paused' ? resume() : up({ profile: setup.profile, consensus: setup.consensus }));
  const buildClassic = (): void => {
    const { profile, consensus } = classic;
    const chosen = send(
      { type: 'go', step: 'clients' },
      { type: 'chooseClients', profile, consensus },
      finish('clients', clientPair(classic)),
    );
    void chosen.then(() => up({ profile, consensus }));
  };
  const seconds = startSeconds(works);
  const goOn = (): void => void send(finish('start', text.gave(seconds === null ? null : formatDuration(seconds))));
  const fault = view === 'failed' ? shown?.fault : null;
  return (
    <StepFrame
      wizard={wizard}
      page="start"
      {...text.heads[view]}
      lead={explained.has(view) ? (practice.data?.why ?? undefined) : undefined}
      here={text.here[view]}
      forward={
        label === undefined
          ? { open: view === 'synced', go: goOn }
          : { label: busy ? text.asking : label, open: !busy, go: start, always: true }
      }
      why={
        label !== undefined ? (
          text.whyPlan[view === 'plan' ? 'plan' : 'again']
        ) : view === 'synced' ? null : (
          <WhyWorking status={status.data} />
        )
      }
    >
      <div id="start-work" className="stack" tabIndex={-1}>
        <ErrorNotice error={error ?? (fault == null ? practice.error : null)} />
        {fault == null ? null : (
          <FaultNotice
            fault={fault}
            actions={
              needsImages.has(fault.code) ? (
                <OtherImages onClassic={setup.profile === 'classic' ? null : buildClassic} busy={busy} />
              ) : undefined
            }
          />
        )}
        {view === 'looking' ? <Waiting what={text.looking} /> : null}
        {view === 'gone' ? <Notice plain>{text.fresh}</Notice> : null}
        {shown !== undefined && (view === 'working' || view === 'removing' || view === 'failed') ? (
          <Sheet label={text.lines}>
            <Cell>
              <WorkLines work={shown} />
            </Cell>
          </Sheet>
        ) : null}
        {view === 'cancelled' && shown !== undefined ? <Notice plain>{shown.keeps}</Notice> : null}
        {option !== undefined && planned.has(view) ? <StartPlan option={option} secondsPerSlot={setup.secondsPerSlot} /> : null}
        {status.data !== undefined && (view === 'syncing' || view === 'synced') ? <SyncTiles status={status.data} /> : null}
      </div>
      {view === 'working' ? <p className="c below">{text.leave}</p> : null}
    </StepFrame>
  );
};

const WhyWorking = ({ status }: { readonly status: Status | undefined }): JSX.Element => {
  const eta = status?.consensus.etaSeconds ?? null;
  return (
    <>
      {text.whyWorking} <WhyLink to="start-work">{text.whyWorkingLink}</WhyLink>
      {eta === null ? '' : text.whyEta(formatEstimate(eta))}
    </>
  );
};

type OtherImagesProps = { readonly onClassic: (() => void) | null; readonly busy: boolean };
/** Ways on where images cannot be pulled: from a file, or built here. */
const OtherImages = ({ onClassic, busy }: OtherImagesProps): JSX.Element => (
  <>
    <LoadImages />
    {onClassic === null ? null : (
      <Button small onClick={onClassic} disabled={busy}>
        {text.classic}
      </Button>
    )}
  </>
);
