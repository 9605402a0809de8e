import type { JSX } from 'react';
import type { Work, WorkKind } from '../../shared/work.ts';
import { useAsk } from '../queries.ts';
import { goTo } from '../route.ts';
import { LoadImages } from '../setup/LoadImages.tsx';
import { publicText as text } from '../strings/node-public.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice, FaultNotice } from '../ui/FaultNotice.tsx';
import { Cell, Sheet } from '../ui/Sheet.tsx';
import { WorkLines } from '../ui/WorkLines.tsx';

const needsImages = new Set(['image.unreachable', 'image.missing']);

/** What moves the node from version to version is asked for again where both are shown. */
const versions = new Set<Work['kind']>(['node.update', 'node.rollback']);

/** Whether work starts the node. */
export const raises = ({ kind }: Work): boolean => kind === 'node.up' || kind === 'node.restart';

/** How to go on after work that failed, by what the button says: a start goes on from anywhere. */
const goOn: { readonly [K in WorkKind]?: string } = {
  ...{ 'node.up': text.again, 'node.restart': text.again },
  ...{ 'node.prune': text.start, 'node.resync': text.start, 'node.move': text.start },
};

/** Work on the node on a public network: its lines, and where it failed the next steps. */
export const NodeWork = ({ work }: { readonly work: Work }): JSX.Element => {
  const up = useAsk('node.up');
  const fault = work.fault;
  const again = goOn[work.kind];
  return (
    <div className="stack nodework">
      {fault === null ? null : (
        <FaultNotice
          fault={fault}
          actions={
            again !== undefined ? (
              <>
                <Button kind="primary" disabled={up.isPending} onClick={() => up.mutate({ choice: null })}>
                  {again}
                </Button>
                {needsImages.has(fault.code) ? <LoadImages /> : null}
              </>
            ) : versions.has(work.kind) ? (
              <Button kind="primary" onClick={() => goTo('node', 'update')}>
                {text.newer}
              </Button>
            ) : undefined
          }
        />
      )}
      <ErrorNotice error={up.error} />
      <Sheet label={text.work}>
        <Cell>
          <WorkLines work={work} />
        </Cell>
      </Sheet>
    </div>
  );
};
