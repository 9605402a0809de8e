/** Steps of the wizard in their order. Apart from the schemas, so that the window carries no validator of schemas. */
export const steps = [
  'staking',
  'network',
  'host',
  'clients',
  'start',
  'keys',
  'address',
  'check',
  'deposit',
  'waiting',
  'active',
] as const;
export type StepId = (typeof steps)[number];
