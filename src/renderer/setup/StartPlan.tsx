import type { JSX } from 'react';
import type { PracticeOption } from '../../shared/practice.ts';
import { startText as text } from '../strings/setup-host.ts';
import { formatBytes } from '../ui/format.ts';
import { Lines, Row, Sheet } from '../ui/Sheet.tsx';
import { clientPair } from './clients.ts';
import { imagePlan } from './estimates.ts';

const imagesLine = (option: PracticeOption): string => {
  const { missing, bytes } = imagePlan(option);
  if (missing === 0) return text.imagesHere;
  if (option.source === 'build') return text.imagesBuild(missing);
  return text.imagesPull(missing, bytes === null ? text.unknownSize : formatBytes(bytes));
};

/** What a start will make, before anything is made. */
export const StartPlan = ({
  option,
  secondsPerSlot,
}: {
  readonly option: PracticeOption;
  readonly secondsPerSlot: number;
}): JSX.Element => (
  <Sheet label={text.planTitle}>
    <Lines>
      <Row label={text.made}>
        <b>{text.nodes}</b>
        <br />
        <span className="q2">{text.nodesText(clientPair(option))}</span>
      </Row>
      <Row label={text.network}>{text.networkText}</Row>
      <Row label={text.images}>{imagesLine(option)}</Row>
      <Row label={text.disk}>{text.diskText}</Row>
      <Row label={text.memory}>{text.memoryText}</Row>
      <Row label={text.time}>{text.timeText(secondsPerSlot)}</Row>
      <Row label={text.undo}>{text.undoText}</Row>
    </Lines>
  </Sheet>
);
