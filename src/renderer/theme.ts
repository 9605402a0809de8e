import { useEffect } from 'react';
import { useCall } from './queries.ts';

/** Puts the chosen theme on the page; `system` leaves it to the system. */
export const useTheme = (): void => {
  const { data } = useCall('settings.get', {});
  useEffect(() => {
    if (data === undefined || data.theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = data.theme;
  }, [data]);
};
