import './validators.css';
import type { JSX } from 'react';
import type { Validator } from '../../shared/validators.ts';
import { useCall } from '../queries.ts';
import { goTo, useRoom } from '../route.ts';
import { validatorList as words } from '../strings/validator-list.ts';
import { nameOf, validatorStates } from '../strings/validators.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorAgain } from '../ui/FaultNotice.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { Exit } from './Exit.tsx';
import { Leaving } from './Leaving.tsx';
import { hasLeft } from './left.ts';
import { ValidatorTable } from './ValidatorTable.tsx';

/** What you run; about one of them: how it ends. */
export const Validators = (): JSX.Element => {
  const list = useCall('validators.list', {});
  const practice = useCall('practice.status', {});
  const { about } = useRoom();
  const one = list.data?.find((other) => other.pubkey === about);
  if (one !== undefined) return <One validator={one} />;
  const none = practice.data?.state === 'none' && list.error?.fault.code === 'node.notRunning';
  if (list.data === undefined && !none) {
    if (list.error === null) return <Waiting what={words.asking} />;
    const again = (): void => void list.refetch();
    return (
      <>
        <Sentence is={words.unread.is} next={words.unread.next} />
        <ErrorAgain error={list.error} label={words.unread.again} onAgain={again} />
      </>
    );
  }
  if (list.data === undefined || list.data.length === 0) {
    return (
      <>
        <Sentence is={words.empty.is} next={words.empty.next} lead={words.empty.text} />
        <Button kind="primary" onClick={() => goTo('setup')}>
          {words.empty.action}
        </Button>
      </>
    );
  }
  const sorted = list.data.toSorted((a, b) => validatorStates[b.status].weight - validatorStates[a.status].weight);
  const head = sentenceOf(sorted);
  return (
    <>
      <Sentence is={head.is} next={head.next} />
      <ValidatorTable validators={sorted} />
    </>
  );
};

/** An exit that was sent but is in no block yet is on its way too. */
const One = ({ validator }: { readonly validator: Validator }): JSX.Element => {
  const road = useCall('validators.exitRoad', { pubkey: validator.pubkey });
  const sent = road.data !== undefined && road.data.status !== 'none';
  return hasLeft(validator) || sent ? <Leaving validator={validator} /> : <Exit validator={validator} />;
};

const sentenceOf = (list: readonly Validator[]): { readonly is: string; readonly next: string } => {
  const worst = list[0];
  if (worst === undefined) return words.empty;
  const { says, next } = validatorStates[worst.status];
  if (list.length === 1) return { is: words.one(says), next };
  const active = list.filter((one) => one.status === 'active_ongoing' || one.status === 'active_exiting').length;
  const ended = list.every((one) => one.status === 'withdrawal_done');
  return { is: ended ? words.ended : words.active(active, list.length), next: ended ? next : `${nameOf(worst)}: ${next}` };
};
