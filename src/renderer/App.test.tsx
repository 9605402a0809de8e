import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { showRoom } from './testing/render.tsx';
import { aPractice, healthy, setupDone } from './testing/samples.ts';

const rail = () => within(screen.getByRole('navigation', { name: 'Rooms' }));

it('names the network and the rooms', async () => {
  showRoom('home', { 'status.get': healthy, 'practice.status': aPractice(), 'setup.get': setupDone });
  expect(await screen.findByRole('note', { name: 'Network: Practice, coins cost nothing' })).toBeVisible();
  expect(
    rail()
      .getAllByRole('button')
      .map((button) => button.textContent),
  ).toEqual(['Home', 'Node', 'Keys', 'Validators', 'Learn', 'Settings']);
});

it('takes the focus to the heading of the room that is entered', async () => {
  showRoom('home');
  await userEvent.click(rail().getByRole('button', { name: 'Learn' }));
  const heading = await screen.findByRole('heading', { level: 1, name: /You lock coins/ });
  await waitFor(() => expect(heading).toHaveFocus());
  expect(rail().getByRole('button', { name: 'Learn' })).toHaveAttribute('aria-current', 'page');
});

it('moves along the rooms by arrow keys', async () => {
  showRoom('home');
  await screen.findByRole('heading', { level: 1 });
  rail().getByRole('button', { name: 'Home' }).focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(rail().getByRole('button', { name: 'Keys' })).toHaveFocus();
  await userEvent.keyboard('{End}');
  expect(rail().getByRole('button', { name: 'Settings' })).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{Home}{Enter}');
  expect(rail().getByRole('button', { name: 'Home' })).toHaveAttribute('aria-current', 'page');
});

it('lets the keyboard skip the rail', async () => {
  showRoom('settings');
  await screen.findByText('/home/anna/.config/hearth');
  await userEvent.click(screen.getByRole('button', { name: 'Go to the content' }));
  expect(screen.getByRole('main')).toHaveFocus();
});

it('badges the room that needs attention', async () => {
  showRoom('home', { 'status.get': healthy, 'practice.status': aPractice({ state: 'gone' }), 'setup.get': setupDone });
  expect(await rail().findByText('The rest of the practice network has stopped for good')).toBeInTheDocument();
});
