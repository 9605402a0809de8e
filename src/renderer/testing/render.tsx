import { QueryClientProvider } from '@tanstack/react-query';
import { type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { App } from '../App.tsx';
import { listen, newQueryClient } from '../queries.ts';
import { goTo, type RoomId } from '../route.ts';
import { type Answers, type FakeBridge, fakeBridge } from './bridge.ts';
import { aSetup, empty, noPractice } from './samples.ts';

/** What a first start answers; a test replaces what it is about. */
export const firstStart: Answers = {
  'status.get': empty,
  'practice.status': noPractice,
  'setup.get': aSetup(),
  'settings.get': { theme: 'system' },
  'settings.about': {
    version: '0.1.0',
    electron: '45.4.1',
    electronIsFallback: false,
    node: '24.1.0',
    dataDir: '/home/anna/.config/hearth',
    notices: [],
  },
  'host.docker': { state: 'ready', version: '28.3.0', apiVersion: '1.51', address: 'unix:///var/run/docker.sock', os: 'linux' },
  'work.list': [],
  'node.list': [],
  'node.stack': {
    ...{ choice: null, instance: null, containers: [], versions: [], checkpoint: null },
    next: { kind: 'choose', text: 'Choose a network and a pair of clients.' },
  },
  'node.logs': [],
  'node.follow': {},
  'node.unfollow': {},
  'validators.list': [],
  'keys.list': [],
  'keys.backend': { backend: 'blst 2.2.0' },
  'keychain.state': { state: { kind: 'none', why: 'absent', message: 'This machine has no keychain that answers.' }, kept: [] },
  'keys.exports': [],
  'keys.drills': [],
};

/** Puts something into a window with a fake main process behind it. */
export const show = (content: ReactNode, answers: Answers = {}): RenderResult & { readonly bridge: FakeBridge } => {
  const bridge = fakeBridge({ ...firstStart, ...answers });
  Object.defineProperty(window, 'hearth', { value: bridge, configurable: true });
  const client = newQueryClient();
  listen(client);
  return { ...render(<QueryClientProvider client={client}>{content}</QueryClientProvider>), bridge };
};

/** The whole window, standing in one room. */
export const showRoom = (room: RoomId, answers: Answers = {}, about: string | null = null): ReturnType<typeof show> => {
  goTo(room, about);
  return show(<App />, answers);
};
