import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { show } from '../testing/render.tsx';
import { DangerConfirm } from './DangerConfirm.tsx';

const open = (ready = true) => {
  const onConfirm = vi.fn();
  show(
    <DangerConfirm
      phrase="exit validator 64"
      action="Exit validator 64"
      leave="Keep it running"
      onLeave={vi.fn()}
      onConfirm={onConfirm}
      ready={ready}
    />,
  );
  return {
    onConfirm,
    field: screen.getByLabelText(/Type exit validator 64/),
    button: screen.getByRole('button', { name: 'Exit validator 64' }),
  };
};

it('stays closed until the phrase says the thing exactly', async () => {
  const { onConfirm, field, button } = open();
  expect(button).toBeDisabled();
  await userEvent.type(field, 'exit validator 6');
  expect(button).toBeDisabled();
  await userEvent.type(field, '4');
  expect(button).toBeEnabled();
  await userEvent.click(button);
  expect(onConfirm).toHaveBeenCalledExactlyOnceWith('exit validator 64');
});
it('does nothing on Enter in the field', async () => {
  const { onConfirm, field } = open();
  await userEvent.type(field, 'exit validator 64{Enter}');
  expect(onConfirm).not.toHaveBeenCalled();
});
it('cannot be filled by pasting', async () => {
  const { field, button } = open();
  await userEvent.click(field);
  await userEvent.paste('exit validator 64');
  expect(button).toBeDisabled();
});
it('stays closed while another field is wrong', async () => {
  const { field, button } = open(false);
  await userEvent.type(field, 'exit validator 64');
  expect(button).toBeDisabled();
});
