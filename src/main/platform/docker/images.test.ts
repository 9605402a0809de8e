import { expect, test } from 'vitest';
import { splitRef } from './images.ts';

test('an image name splits into repository and tag, also with a port and with a digest', () => {
  expect(['a/b:1', 'a/b', 'h:5000/a/b', 'h:5000/a:2', 'a/b@sha256:ff'].map(splitRef)).toEqual([
    { repository: 'a/b', tag: '1' },
    { repository: 'a/b', tag: 'latest' },
    { repository: 'h:5000/a/b', tag: 'latest' },
    { repository: 'h:5000/a', tag: '2' },
    { repository: 'a/b', tag: 'sha256:ff' },
  ]);
});
