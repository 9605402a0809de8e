import { test } from '@playwright/test';
import { paying } from './journey/deposit.ts';
import { expect, openJourney } from './journey/journey.ts';
import { makingKeys } from './journey/keys.ts';
import { leaving } from './journey/leaving.ts';
import { living } from './journey/living.ts';
import { settingUp } from './journey/setup.ts';

test.describe.configure({ mode: 'serial' });

const journey = openJourney();
settingUp(journey);
makingKeys(journey);
paying(journey);
living(journey);
leaving(journey);

test('On every screen nothing was thrown, nothing stuck out, and nothing was unreadable', () => {
  expect({ thrown: journey.life.wrong, findings: journey.findings }).toEqual({ thrown: [], findings: [] });
});
