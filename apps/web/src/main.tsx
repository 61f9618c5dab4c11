import './theme/mantine-styles.ts'
import './theme/tokens.css'
import './theme/base.css'
import './theme/mantine.css'
import './theme/print.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './app/create-query-client.ts'
import { createAppRouter } from './app/router.tsx'
import { schemeManager } from './theme/scheme-manager.ts'
import { theme } from './theme/theme.ts'
import { loadWords, preferredLanguage, SpeechProvider } from './words/words-context.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root')
const first = await loadWords(preferredLanguage())
const client = createQueryClient()
const router = createAppRouter(client)

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={schemeManager}>
      <QueryClientProvider client={client}>
        <SpeechProvider first={first}>
          <RouterProvider router={router} />
        </SpeechProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
