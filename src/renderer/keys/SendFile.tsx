import { type JSX, useState } from 'react';
import type { SignedFile } from '../../shared/validators.ts';
import { Frame } from '../ceremony/Frame.tsx';
import { goTo } from '../route.ts';
import { keyFiles } from '../strings/key-files.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { PickCell } from './PickCell.tsx';
import { SendSigned } from './SendSigned.tsx';

const text = keyFiles.send;

/** Takes an exit or a change of credentials that was signed elsewhere, or long ago, and sends it with the own node. */
export const SendFile = (): JSX.Element => {
  const [file, setFile] = useState<string | null>(null);
  const [sent, setSent] = useState<SignedFile['kind'] | null>(null);
  if (sent !== null) {
    const { doneIs, doneNext, doneLead, to } = text[sent];
    const room = sent === 'exit' ? 'validators' : 'keys';
    return (
      <Frame
        page="file sent"
        is={doneIs}
        next={doneNext}
        lead={doneLead}
        back={null}
        forward={{ label: to, open: true, go: () => goTo(room) }}
      />
    );
  }
  return (
    <Frame page="send file" is={text.is} next={text.next} lead={text.lead}>
      <Sheet>
        <PickCell id="send-file" title={text.file} none={text.none} path={file} onPick={setFile} file={text.pick} />
      </Sheet>
      {file === null ? null : <SendSigned key={file} file={file} leave={text.leave} onLeave={() => goTo('keys')} onSent={setSent} />}
    </Frame>
  );
};
