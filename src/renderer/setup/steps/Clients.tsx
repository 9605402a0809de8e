import { type JSX, useState } from 'react';
import type { PracticeOption } from '../../../shared/practice.ts';
import { useCall } from '../../queries.ts';
import { clientsText as text } from '../../strings/setup-network.ts';
import { Choice } from '../../ui/Choice.tsx';
import { ErrorAgain } from '../../ui/FaultNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { WhyLink } from '../../ui/WhyLink.tsx';
import { clientPair } from '../clients.ts';
import { LoadImages } from '../LoadImages.tsx';
import { OptionDetails } from '../OptionDetails.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { finish, type Wizard } from '../wizard.ts';

const keyOf = (option: PracticeOption): string => `${option.profile} ${option.consensus}`;

/** Which pair of clients makes the practice network: what each needs and what it cannot show. */
export const Clients = ({ wizard }: { readonly wizard: Wizard }): JSX.Element => {
  const { setup, send } = wizard;
  const answer = useCall('practice.options', {});
  const practice = useCall('practice.status', {}).data;
  const nodes = useCall('node.list', {}).data;
  const [picked, setPicked] = useState<string | null>(setup.profile === null ? null : `${setup.profile} ${setup.consensus ?? ''}`);
  const options = answer.data?.options ?? [];
  const suggested = answer.data === undefined ? undefined : options[answer.data.chosen];
  const beacon = nodes?.find((node) => node.side === 'own' && node.role === 'beacon')?.client;
  const fixed = practice === undefined || practice.state === 'none' || practice.state === 'gone' ? null : practice.profile;
  const open = options.filter(
    (option) => fixed === null || (option.profile === fixed && (beacon === undefined || beacon === option.consensus)),
  );
  const option = open.find((one) => keyOf(one) === picked) ?? open.find((one) => one === suggested) ?? open[0];
  const go = (): void => {
    if (option === undefined) return;
    void send({ type: 'chooseClients', profile: option.profile, consensus: option.consensus }, finish('clients', clientPair(option)));
  };
  const empty = answer.data !== undefined && option === undefined;
  return (
    <StepFrame
      wizard={wizard}
      page="clients"
      is={empty ? text.none : text.is}
      next={empty ? text.noneNext : text.next}
      lead={suggested === undefined ? undefined : text.suggests(clientPair(suggested), answer.data?.reason ?? '')}
      here={option === undefined ? undefined : clientPair(option)}
      forward={{ open: option !== undefined, go }}
      why={
        option === undefined ? (
          <>
            {text.whyNone} <WhyLink to="client-choice">{text.whyNoneLink}</WhyLink>
          </>
        ) : (
          text.why
        )
      }
    >
      <div id="client-choice" className="stack">
        <ErrorAgain error={answer.error} label={text.again} onAgain={() => void answer.refetch()} />
        {fixed === null || setup.depositSent ? null : <Notice plain>{text.fixed}</Notice>}
        {answer.isPending ? <Waiting what={text.looking} /> : null}
        {option === undefined ? null : (
          <Sheet label={text.group}>
            <div className="cell pairs">
              <Choice
                legend={<span className="unseen">{text.group}</span>}
                value={keyOf(option)}
                onChange={setPicked}
                options={options.map((one) => ({
                  value: keyOf(one),
                  disabled: !open.includes(one) || setup.depositSent,
                  title: (
                    <>
                      {clientPair(one)} <span className="c tag">{text.tag(text.profile[one.profile], one === suggested)}</span>
                    </>
                  ),
                  note: text.note(text.era[one.profile], one.rules, text.preset[one.preset], text.source[one.source]),
                }))}
              />
            </div>
            <OptionDetails option={option} />
          </Sheet>
        )}
        {answer.isPending || option !== undefined ? null : <LoadImages />}
      </div>
      <p className="c below">{text.switchLater}</p>
    </StepFrame>
  );
};
