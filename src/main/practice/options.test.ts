import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clientId, role } from '../../shared/node.ts';
import { imageCatalogue, pinnedImages } from './images/catalogue.ts';
import { type ImageFacts, isPossible, rankOptions, reasonOf } from './options.ts';

const pairs = imageCatalogue.parse(JSON.parse(readFileSync(new URL('../../../resources/images.json', import.meta.url), 'utf8')));
const prysm = ['ethpandaops/prysm-beacon-chain:develop-minimal', 'ethpandaops/prysm-validator:develop-minimal'];
const classic = ['practice/geth:1.16.9', 'practice/lodestar:1.5.1'];

function ranked(present: readonly string[], facts: Partial<ImageFacts> = {}) {
  const all: ImageFacts = { presentBytes: new Map(present.map((ref) => [ref, 7])), pullable: false, buildNeeds: null, ...facts };
  const options = rankOptions(pairs, all);
  const [best] = options;
  if (!best) throw new Error('no options');
  return {
    all,
    options,
    best,
    order: options.map((o) => `${o.option.profile} ${o.option.consensus} ${o.option.source}`),
    reason: reasonOf(best, all),
  };
}

describe('the options of a practice network', () => {
  test('begin with today where its images can be fetched', () => {
    const { order, reason } = ranked([], { pullable: true });
    expect(order).toEqual(['today lodestar pull', 'today prysm pull', 'classic lodestar build']);
    expect(reason).toBe('Its images can be fetched, and it follows the rules of mainnet today.');
  });

  test('begin with a pair of today that is here, its execution client taken from what is here', () => {
    const { order, best } = ranked([...prysm, 'practice/geth:1.16.9'], { pullable: true });
    expect(order[0]).toBe('today prysm present');
    expect(best.option).toEqual({
      profile: 'today',
      execution: 'geth',
      consensus: 'prysm',
      title: 'Today: Geth and Prysm, rules of Fulu',
      rules: 'Fulu',
      preset: 'minimal',
      images: [
        { ref: 'practice/geth:1.16.9', roles: ['execution'], present: true, bytes: 7 },
        { ref: 'ethpandaops/prysm-beacon-chain:develop-minimal', roles: ['beacon'], present: true, bytes: 7 },
        { ref: 'ethpandaops/prysm-validator:develop-minimal', roles: ['validator'], present: true, bytes: 7 },
      ],
      source: 'present',
      cannotShow: [],
    });
  });

  test('begin with classic where no registry answers', () => {
    expect(ranked(prysm).order[0]).toBe('classic lodestar build');
    const here = ranked(classic);
    expect(here.order[0]).toBe('classic lodestar present');
    expect(here.best.option.cannotShow).toHaveLength(5);
    expect(here.reason).toContain('their registry does not answer');
  });

  test('say what is needed where nothing can be had', () => {
    const { best, reason } = ranked([], { buildNeeds: 'Go 1.24 or newer' });
    expect(isPossible(best)).toBe(false);
    expect(reason).toContain('Go 1.24 or newer');
  });

  test('name classic even where today is here, for those who ask for it', () => {
    expect(ranked([...prysm, ...classic]).order).toEqual(['today prysm present', 'classic lodestar present', 'today lodestar pull']);
  });
});

describe('the catalogue of images', () => {
  const raw = () => JSON.parse(readFileSync(new URL('../../../resources/images.json', import.meta.url), 'utf8'));

  test('pins every image: no moving tag but the minimal builds and Grandine, of which no other is known', () => {
    const tags = (raw().images as { tag: string }[]).map((i) => i.tag).filter((t) => !/^(multiarch-)?v?\d+\.\d+\.\d+$/.test(t));
    expect(tags).toEqual(['develop-minimal', 'develop-minimal', 'stable']);
  });

  test('has a pinned image of every client for real networks, never a minimal build', () => {
    const pinned = pinnedImages.parse(raw());
    const refs = clientId.options.map((client) => [client, ...role.options.map((as) => pinned(client, as)?.ref ?? null)]);
    expect(refs.filter(([, ...of]) => of.every((ref) => ref === null))).toEqual([]);
    expect(refs.flat().filter((ref) => ref?.includes('minimal'))).toEqual([]);
    expect(pinned('geth', 'execution')).toMatchObject({ ref: 'ethereum/client-go:v1.17.10', line: null });
    expect(pinned('prysm', 'validator')).toMatchObject({ ref: 'gcr.io/offchainlabs/prysm/validator:v7.3.2', line: 'prysm-7' });
    expect(pinned('grandine', 'validator')).toBeNull();
  });

  test('lists consensus images with the version line whose flags they know', () => {
    for (const { images } of pairs) for (const i of [...images.beacon, ...images.validator]) expect(i.line).toMatch(/^(lodestar|prysm)-/);
  });

  test('refuses a pair that names an image in a role it cannot play', () => {
    const bad = raw();
    bad.practice[0].execution = ['lodestar-1.50'];
    expect(() => imageCatalogue.parse(bad)).toThrow('lodestar-1.50 is no execution image');
  });
});
