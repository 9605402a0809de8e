/** systeminformation, loaded when the machine is first looked at: it would take a fifth of the window's start. */
export const si = async (): Promise<typeof import('systeminformation')> => (await import('systeminformation')).default;
