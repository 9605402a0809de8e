import type { Work, WorkKind, WorkPart } from '../../../shared/work.ts';

/** What running work reports with. Changes are published at most ten times a second, and always the last one. */
export type WorkReport = {
  readonly signal: AbortSignal;
  /** Replaces all parts; call first. */
  readonly parts: (parts: readonly { readonly id: string; readonly what: string; readonly unit?: WorkPart['unit'] }[]) => void;
  /** Marks a part working (sets startedAt) and updates numbers or its log line. */
  readonly update: (id: string, change: { readonly done?: number; readonly total?: number | null; readonly log?: string }) => void;
  readonly finish: (id: string) => void;
};

/** Long work by kind: one at a time per kind; starting a running kind answers the running one. */
export type WorkRoom = {
  readonly start: (kind: WorkKind, keeps: string, run: (report: WorkReport) => Promise<void>) => Work;
  readonly list: () => readonly Work[];
  readonly cancel: (id: string) => void;
  /** Resolves when the work has ended, however it ended. Rejects only for an id that never was. */
  readonly ended: (id: string) => Promise<Work>;
  /** Cancels everything and waits. */
  readonly stop: () => Promise<void>;
};
