import { type JSX, lazy, Suspense } from 'react';
import { Boundary } from './Boundary.tsx';
import { Home } from './home/Home.tsx';
import { useBadges, useNetwork } from './overview.ts';
import { useCall } from './queries.ts';
import { type RoomId, useRoom } from './route.ts';
import { ui } from './strings/ui.ts';
import { useTheme } from './theme.ts';
import { Page } from './ui/Page.tsx';
import { Rail } from './ui/Rail.tsx';

/** Home is what a start shows; the other rooms are fetched when they are entered first. */
const rooms = {
  home: Home,
  node: lazy(() => import('./node/Node.tsx').then((file) => ({ default: file.Node }))),
  keys: lazy(() => import('./keys/Keys.tsx').then((file) => ({ default: file.Keys }))),
  validators: lazy(() => import('./validators/Validators.tsx').then((file) => ({ default: file.Validators }))),
  learn: lazy(() => import('./learn/Learn.tsx').then((file) => ({ default: file.Learn }))),
  settings: lazy(() => import('./settings/Settings.tsx').then((file) => ({ default: file.Settings }))),
  setup: lazy(() => import('./setup/Setup.tsx').then((file) => ({ default: file.Setup }))),
} as const satisfies { readonly [R in RoomId]: unknown };

/** The window: rail left, one room right. The wizard, the Keys and the Node room bring their own pages and bars. */
export const App = (): JSX.Element => {
  useTheme();
  const { room } = useRoom();
  const network = useNetwork();
  const badges = useBadges();
  const about = useCall('settings.about', {});
  const Room = rooms[room];
  const inside = (
    <Boundary key={room}>
      <Suspense fallback={null}>
        <Room />
      </Suspense>
    </Boundary>
  );
  const skip = (): void => document.getElementById('content')?.focus();
  return (
    <div className={room === 'setup' ? 'app wizard slimrail' : 'app'}>
      <button type="button" className="btn skip" onClick={skip}>
        {ui.mainContent}
      </button>
      <Rail room={room} network={network} badges={badges} version={about.data?.version ?? null} />
      {room === 'setup' || room === 'keys' || room === 'node' ? inside : <Page>{inside}</Page>}
    </div>
  );
};
