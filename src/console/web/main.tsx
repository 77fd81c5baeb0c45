import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './theme/global.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './data/query-client.ts'
import { sessionQuery } from './data/session.ts'
import { followNavigation } from './frame/follow-navigation.ts'
import { LiveRegion } from './frame/live-region.tsx'
import { createConsoleRouter } from './pages/router.ts'
import { takeSetupLink } from './pages/setup/link.ts'
import { shareNonce, styleNonce } from './theme/nonce.ts'
import { printInLight } from './theme/print.ts'
import { cssVariables, theme } from './theme/theme.ts'

shareNonce()
printInLight()
const queryClient = createQueryClient(function askAgainWhoIsThere() {
  void queryClient.refetchQueries(sessionQuery).then(() => router.invalidate())
})
const router = createConsoleRouter({ queryClient, setupLink: takeSetupLink() })
followNavigation(router)

const place = document.getElementById('root')
if (place)
  createRoot(place).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <QueryClientProvider client={queryClient}>
          <LiveRegion />
          <Notifications position="bottom-center" />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
