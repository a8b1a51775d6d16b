import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { followEvents } from './api/events.ts'
import { queryClient } from './api/query-client.ts'
import { App } from './app.tsx'
import './styles/tokens.css'
import './styles/base.css'
import { guardSecondClicks } from './ui/second-click.ts'

// zod's compiled parsers need `new Function`, which the content security policy forbids.
z.config({ jitless: true })

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

followEvents()
guardSecondClicks()

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
