import { expect, test } from 'vitest';
import { type PullState, pullProgress, pullStep } from './pull-progress.ts';

test('pull lines add up to bytes over all layers and never go back', () => {
  const lines = [
    { status: 'Pulling from a/b', id: '1' },
    { status: 'Pulling fs layer', id: 'a' },
    { status: 'Pulling fs layer', id: 'b' },
    { status: 'Downloading', id: 'a', progressDetail: { current: 10, total: 100 } },
    { status: 'Downloading', id: 'b', progressDetail: { current: 5, total: 50 } },
    { status: 'Retrying in 1 second', id: 'b' },
    { status: 'Download complete', id: 'a' },
    { status: 'Extracting', id: 'a', progressDetail: { current: 1, total: 100 } },
    { status: 'Pull complete', id: 'a' },
    { status: 'Already exists', id: 'c' },
    { status: 'Pull complete', id: 'b' },
  ];
  let layers: PullState = new Map();
  const seen = lines.map((line) => {
    layers = pullStep(layers, line);
    const { doneBytes, totalBytes, log } = pullProgress(layers, line);
    return `${doneBytes}/${totalBytes} ${log}`;
  });
  expect(seen).toEqual([
    '0/null Pulling from a/b',
    '0/null pulling layer 1 of 1',
    '0/null pulling layer 1 of 2',
    '10/100 pulling layer 1 of 2',
    '15/150 pulling layer 1 of 2',
    '15/150 the line broke; goes on in 1 s',
    '105/150 pulling layer 1 of 2',
    '105/150 pulling layer 1 of 2',
    '105/150 pulling layer 2 of 2',
    '105/150 pulling layer 3 of 3',
    '150/150 all layers here',
  ]);
});
