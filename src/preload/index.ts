import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../shared/contract.ts';

const hearth: Bridge = {
  call: (name, input) => ipcRenderer.invoke('hearth:call', { name, input }),
  on: (name, fn) => {
    const listener = (_event: unknown, eventName: string, payload: unknown) => {
      if (eventName === name) fn(payload);
    };
    ipcRenderer.on('hearth:event', listener);
    return () => {
      ipcRenderer.off('hearth:event', listener);
    };
  },
};
contextBridge.exposeInMainWorld('hearth', hearth);
