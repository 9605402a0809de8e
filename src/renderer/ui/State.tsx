import type { JSX, ReactNode } from 'react';
import { IconDone, IconFine, IconHere, IconPaused, IconTodo, IconUnknown, IconWatch, IconWorking, IconWrong } from './icons.tsx';

/** Fine has no colour; working is ember, `att` asks for attention, `bad` is wrong, `unk` could not be looked at, `todo` is to come. */
export type Tone = 'fine' | 'work' | 'att' | 'bad' | 'unk' | 'todo';

const icons = { fine: IconFine, work: IconWorking, att: IconWatch, bad: IconWrong, unk: IconUnknown, todo: IconTodo } as const;

/** The picture of a state. Words beside it carry the meaning. */
export const ToneIcon = ({ tone }: { readonly tone: Tone }): JSX.Element => {
  const Picture = icons[tone];
  return <Picture />;
};

type Props = { readonly tone: Tone; readonly children?: ReactNode; readonly strong?: boolean; readonly paused?: boolean };

/** A state in word and picture. */
export const State = ({ tone, children, strong = false, paused = false }: Props): JSX.Element => (
  <span className={`st ${tone}${strong ? ' strong' : ''}`}>
    {paused ? <IconPaused /> : <ToneIcon tone={tone} />}
    {children === undefined ? null : <span>{children}</span>}
  </span>
);

/** Pictures of a step: done, here, to come. */
export const StepIcon = ({ state }: { readonly state: 'done' | 'here' | 'todo' }): JSX.Element =>
  state === 'done' ? <IconDone /> : state === 'here' ? <IconHere /> : <IconTodo />;
