import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queries, whenSignedOut } from './lib/api.js';
import { TranslationProvider } from './lib/i18n/translation.js';
import { styleNonce } from './lib/nonce.js';
import { schemeManager } from './lib/scheme.js';
import { sessionQuery } from './lib/session.js';
import { router } from './routes.js';
import { resolveVariables, theme } from './ui/theme/theme.js';

// A session that ended in the middle of work: the guards lead to the sign-in and back. Drafts stay in this tab.
whenSignedOut(() => {
  const { pathname } = router.state.location;
  if (pathname === '/sign-in' || pathname === '/first-account') return;
  void queries.resetQueries({ queryKey: sessionQuery.queryKey }).then(() => router.invalidate());
});

export const App = () => (
  <MantineProvider
    theme={theme}
    cssVariablesResolver={resolveVariables}
    colorSchemeManager={schemeManager}
    defaultColorScheme="auto"
    getStyleNonce={styleNonce}
  >
    <QueryClientProvider client={queries}>
      <TranslationProvider>
        <RouterProvider router={router} />
      </TranslationProvider>
    </QueryClientProvider>
  </MantineProvider>
);
