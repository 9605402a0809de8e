import '../setup/setup.css';
import { createContext, type JSX, type ReactNode, useContext, useEffect, useId, useRef } from 'react';
import { arrive, goTo, type RoomId } from '../route.ts';
import { ceremony } from '../strings/ceremony.ts';
import { Button } from '../ui/Button.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Stage } from '../ui/Stage.tsx';

export type FrameProps = {
  /** Names this screen; a new name takes the keyboard to its heading. */
  readonly page: string;
  readonly is: string;
  readonly next?: string | undefined;
  readonly lead?: ReactNode;
  /** What the wizard's step list says of the step while it is open. */
  readonly here?: string | undefined;
  /** The primary button; closed, its reason stands in `why`. */
  readonly forward?: { readonly label?: string | undefined; readonly open: boolean; readonly go: () => void } | undefined;
  readonly why?: ReactNode;
  /** Where Back leads; without it to where one came from; null: nowhere now. */
  readonly back?: (() => void) | null | undefined;
  readonly children?: ReactNode;
};

type RoomProps = FrameProps & { readonly crumb?: string | undefined; readonly room?: RoomId };

/** A screen in a room, the Keys room where no other is named: sentence, content, and the bar. */
export const RoomFrame = ({ crumb, room = 'keys', page, is, next, lead, forward, why, back, children }: RoomProps): JSX.Element => {
  const whyId = useId();
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (before.current !== null && before.current !== page) arrive();
    before.current = page;
  }, [page]);
  const goBack = back === undefined ? () => goTo(room) : back;
  return (
    <Stage
      key={page}
      back={
        <>
          {goBack === null ? null : <Button onClick={goBack}>{ceremony.back}</Button>}
          <Button kind="plain" onClick={() => goTo(room)}>
            {ceremony.leave}
          </Button>
        </>
      }
      why={why}
      whyId={whyId}
      forward={
        forward === undefined ? null : (
          <Button kind="primary" disabled={!forward.open} onClick={forward.go} describedBy={whyId}>
            {forward.label ?? ceremony.next}
          </Button>
        )
      }
    >
      <Sentence is={is} next={next} lead={lead} crumb={crumb ?? ceremony.crumb} />
      {children}
    </Stage>
  );
};

const FrameContext = createContext<(props: FrameProps) => JSX.Element>((props) => <RoomFrame {...props} />);

/** Lets another frame, the wizard's, hold the screens of the ceremony below it. */
export const FrameOf = FrameContext.Provider;

/** One screen of the ceremony, in whatever frame it is held. */
export const Frame = (props: FrameProps): JSX.Element => useContext(FrameContext)(props);
