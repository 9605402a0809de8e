/** Labels on everything Hearth makes in Docker; the app rediscovers its world from them. */
export const label = {
  /** Short hash of the data folder that made it. */
  owner: 'org.hearth.owner',
  /** Id of one stack, such as `practice-3fa9`. */
  instance: 'org.hearth.instance',
  network: 'org.hearth.network',
  side: 'org.hearth.side',
  role: 'org.hearth.role',
  client: 'org.hearth.client',
  /** Version line of a consensus client, which decides what its APIs know. */
  line: 'org.hearth.line',
  /** Hash of the plan a container was made from. */
  plan: 'org.hearth.plan',
  /** JSON facts of a practice network, on its Docker network. */
  practice: 'org.hearth.practice',
  /** JSON `[{use, container}]`, what each published port is. */
  ports: 'org.hearth.ports',
  /** JSON `{rpc?, rest?}`, addresses of parts of the node that run elsewhere. */
  elsewhere: 'org.hearth.elsewhere',
  graceSeconds: 'org.hearth.grace',
} as const;
