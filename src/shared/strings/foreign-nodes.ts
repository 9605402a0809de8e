/** About containers of other launchers, in a plan. */
export const foreignWords = {
  signer: (name: string, launcher: string | null, isRunning: boolean) =>
    `NEVER RUN THE SAME KEY TWICE. ${name}${launcher === null ? '' : ` of ${launcher}`} ${isRunning ? 'runs validator keys' : 'may hold validator keys and start again by itself'} on this machine. A key that signs there and here is slashed, and stake is lost for good. Delete it there, stop that program, and wait two epochs before you load it here. Hearth does not touch it.`,
  port: (port: number, name: string) =>
    `Port ${port} is taken by the container ${name}, which Hearth does not touch. Choose another port, or stop that container yourself.`,
} as const;
