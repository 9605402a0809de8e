import type { JSX } from 'react';
import { useCall } from '../queries.ts';
import { goTo } from '../route.ts';
import { home } from '../strings/home.ts';
import { Button } from '../ui/Button.tsx';
import { joined } from '../ui/format.ts';
import { Notice } from '../ui/Notice.tsx';

/** What was found wrong at the start and lost nothing, such as a file set aside. Settings says more. */
export const StartNotices = (): JSX.Element | null => {
  const { data } = useCall('settings.about', {});
  if (data === undefined || data.notices.length === 0) return null;
  return (
    <div className="startnotices stack">
      {data.notices.map((notice) => (
        <Notice key={notice.message}>
          {joined(notice.message)} {joined(notice.coins)}{' '}
          <Button kind="link" onClick={() => goTo('settings')}>
            {home.seeSettings}
          </Button>
        </Notice>
      ))}
    </div>
  );
};
