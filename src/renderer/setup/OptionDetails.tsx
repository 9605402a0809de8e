import type { JSX } from 'react';
import type { PracticeOption } from '../../shared/practice.ts';
import { clientsText as text } from '../strings/setup-network.ts';
import { formatBytes } from '../ui/format.ts';
import { Cell, Cells } from '../ui/Sheet.tsx';
import { State } from '../ui/State.tsx';
import { LoadImages } from './LoadImages.tsx';

/** A pair of clients in detail: its images with sizes, and what it leaves out. */
export const OptionDetails = ({ option }: { readonly option: PracticeOption }): JSX.Element => (
  <Cells of={2}>
    <Cell title={text.images} className="images">
      <p className="q2">{text.sourceLong[option.source]}</p>
      <ul className="num">
        {option.images.map((image) => (
          <li key={image.ref}>
            <span className="mono">{image.ref}</span>
            <span className="q2 nb">{image.bytes === null ? '' : formatBytes(image.bytes)}</span>
            <State tone={image.present ? 'fine' : 'todo'}>{image.present ? text.here : text.away[option.source]}</State>
          </li>
        ))}
      </ul>
      <LoadImages />
    </Cell>
    <Cell title={option.cannotShow.length === 0 ? text.all : text.cannot} className="cannot">
      {option.cannotShow.length === 0 ? (
        <p className="q2">{text.canAll}</p>
      ) : (
        <ul className="dashes q2 num">
          {option.cannotShow.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
      )}
    </Cell>
  </Cells>
);
