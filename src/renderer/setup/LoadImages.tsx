import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import { call } from '../bridge.ts';
import { useRun } from '../run.ts';
import { clientsText as text } from '../strings/setup-network.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Waiting } from '../ui/Waiting.tsx';

/** Loads images from a file that `docker save` made, for machines that cannot reach a registry. */
export const LoadImages = (): JSX.Element => {
  const client = useQueryClient();
  const { busy, error, run } = useRun();
  const [loaded, setLoaded] = useState<Output<'practice.loadImages'>['refs'] | null>(null);
  const load = (): void =>
    run(async () => {
      const { path } = await call('settings.pickFile', {});
      if (path === null) return;
      setLoaded(null);
      setLoaded((await call('practice.loadImages', { path })).refs);
      await client.invalidateQueries({ queryKey: ['practice.options'] });
    });
  return (
    <div className="loads">
      <Button small onClick={load} disabled={busy}>
        {text.load}
      </Button>
      {busy ? <Waiting what={text.loading} /> : null}
      {loaded === null ? null : (
        <p className="c" role="status">
          {text.loaded(loaded)}
        </p>
      )}
      <ErrorNotice error={error} />
    </div>
  );
};
