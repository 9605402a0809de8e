import { act, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { arrive } from '../route.ts';
import { Sentence } from './Sentence.tsx';

it('takes the focus where one arrives, but not from a person who types already', () => {
  render(
    <>
      <Sentence is="Choose a password." />
      <input aria-label="Password" />
      <button type="button">Continue</button>
    </>,
  );
  screen.getByRole('button').focus();
  act(arrive);
  expect(screen.getByRole('heading')).toHaveFocus();
  screen.getByLabelText('Password').focus();
  act(arrive);
  expect(screen.getByLabelText('Password')).toHaveFocus();
});
