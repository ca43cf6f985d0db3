/** Light, dark or as the system says; kept under a name that `scheme.js` reads before the first paint. */
import { localStorageColorSchemeManager } from '@mantine/core';

export const schemeManager = localStorageColorSchemeManager({ key: 'tandem.scheme' });
