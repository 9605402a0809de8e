import { afterEach, expect, test } from 'vitest';
import { AppError } from '../../../shared/app-error.ts';
import { type HttpNeighbour, httpNeighbour, type Routes, recorded, unknownToLodestar } from '../../testing/http-neighbour.ts';
import { keymanagerApi } from './keymanager-api.ts';

let neighbour: HttpNeighbour | null = null;
afterEach(async () => neighbour?.close());
const KEY = '0x9051eb56e7d8900a89b781a5622cccae0a8bc875772c8aaf089cda176703628b2692c482df060f81c25dcc0bfcca4ce4';
const unknownToPrysm = recorded('keymanager/error_unknown_route');

async function asking(routes: Routes, otherwise: Parameters<typeof httpNeighbour>[1] = unknownToPrysm) {
  neighbour = await httpNeighbour(routes, otherwise);
  return keymanagerApi(neighbour.url, 'token');
}
const fault = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (e: unknown) => (e instanceof AppError ? [e.code, e.params.what] : e),
  );

test('lists, imports and deletes keys with one result per key', async () => {
  const keymanager = await asking({
    'GET /eth/v1/keystores': recorded('keymanager/keystores_list'),
    'POST /eth/v1/keystores': recorded('keymanager/keystores_import__mixed_dup_wrongpw_ok'),
    'DELETE /eth/v1/keystores': recorded('keymanager/keystores_delete__exited_key_A'),
  });
  expect((await keymanager.list())[0]).toBe(KEY);
  const asked = { keystores: ['{}'], passwords: [new TextEncoder().encode('p')], slashingProtection: null };
  expect((await keymanager.importKeystores(asked)).map((r) => r.status)).toEqual(['duplicate', 'error', 'imported']);
  expect(neighbour?.asked[1]?.body).toEqual({ keystores: ['{}'], passwords: ['p'] });
  const deleted = await keymanager.deleteKeystores([KEY]);
  expect(deleted.results).toEqual([{ status: 'deleted', message: null }]);
  expect(deleted.slashingProtection).toContain('interchange_format_version');
});

test('a missing slashing history is said as none, and an import of nothing is empty', async () => {
  const keymanager = await asking({
    'DELETE /eth/v1/keystores': recorded('keymanager/keystores_delete__active_key_in_vc2'),
    'POST /eth/v1/keystores': recorded('keymanager/keystores_import__empty'),
  });
  expect((await keymanager.deleteKeystores([KEY])).slashingProtection).toBeNull();
  expect(await keymanager.importKeystores({ keystores: [], passwords: [], slashingProtection: null })).toEqual([]);
});

test('signs an exit where the client can', async () => {
  const keymanager = await asking({
    [`POST /eth/v1/validator/${KEY}/voluntary_exit`]: recorded('keymanager/voluntary_exit__ok'),
    'POST /eth/v1/validator/0xc0*/voluntary_exit': recorded('keymanager/voluntary_exit__before_validator_exists'),
  });
  expect(await keymanager.voluntaryExit(KEY, 33)).toMatchObject({ epoch: 33, validatorIndex: 64 });
  expect(neighbour?.asked[0]?.query.get('epoch')).toBe('33');
  expect(await keymanager.hasVoluntaryExit()).toBe(true);
});

test.each([
  ['Prysm’s way, 200 and nothing', unknownToPrysm],
  ['Lodestar’s way, 404', unknownToLodestar],
])('finds that a client cannot sign exits: %s', async (_name, answer) => {
  const keymanager = await asking({}, answer);
  expect([await keymanager.voluntaryExit(KEY, 1), await keymanager.hasVoluntaryExit()]).toEqual([null, false]);
});

test('sets a fee recipient only when it reads back', async () => {
  const path = `/eth/v1/validator/${KEY}/feerecipient`;
  const keymanager = await asking({
    [`POST ${path}`]: recorded('keymanager/feerecipient_post__ok'),
    [`GET ${path}`]: recorded('keymanager/feerecipient_get'),
  });
  await keymanager.setFeeRecipient(KEY, '0xAbcF8e0d4e9587369b2301D0790347320302cc09');
  expect((await fault(keymanager.setFeeRecipient(KEY, `0x${'11'.repeat(20)}`))) as unknown[]).toContain('keymanager.refused');
  neighbour?.change({ [`GET ${path}`]: recorded('keymanager/feerecipient_get__nothing_configured') });
  expect(await keymanager.feeRecipient(KEY)).toBeNull();
});

test.each([
  ['keymanager/keystores_list__vc_started_while_bn_down', 'keymanager is not initialized'],
  ['keymanager/error_bad_token', 'Forbidden: token value is invalid'],
])('a refusal keeps the client’s words: %s', async (name, words) => {
  const keymanager = await asking({ 'GET /eth/v1/keystores': recorded(name) });
  expect(await fault(keymanager.list())).toEqual(['keymanager.refused', words]);
});

test('an empty answer to a route it must have is a fault, and so is a client that hangs up', async () => {
  const keymanager = await asking({ 'DELETE /eth/v1/keystores': 'hangUp' });
  expect(await fault(keymanager.list())).toEqual(['keymanager.refused', '/eth/v1/keystores']);
  expect(await fault(keymanager.deleteKeystores([KEY]))).toEqual(['keymanager.unreachable', undefined]);
});
