import { useEffect } from 'react'
import { Redirect, Route, Switch, useRoute } from 'wouter'
import { useSettings, useStudio } from './api/queries.ts'
import { ConfirmScreen } from './features/confirm/confirm-screen.tsx'
import { LIBRARY_PATHS, useRememberedPlace } from './features/filters/library-place.ts'
import { HelpScreen } from './features/help/help-screen.tsx'
import { HELP_PATH } from './features/help/use-help-key.ts'
import { LibraryScreen } from './features/library/library-screen.tsx'
import { OrderScreen } from './features/order/order-screen.tsx'
import { useDraftFromServer } from './features/order/use-draft.ts'
import { SentOrderScreen } from './features/orders/sent-order-screen.tsx'
import { useOrderMoves } from './features/orders/use-order-moves.ts'
import { ReceiptScreen } from './features/receipt/receipt-screen.tsx'
import { Shell } from './features/shell/shell.tsx'
import { useBrand } from './features/shell/use-brand.ts'
import { SimilarScreen } from './features/similar/similar-screen.tsx'
import { StudioScreen } from './features/studio/studio-screen.tsx'
import { Viewer } from './features/viewer/viewer.tsx'
import { LoadFailed } from './ui/load-failed.tsx'
import { Toasts } from './ui/toasts.tsx'
import { MessagesProvider } from './ui/use-messages.tsx'

export function App() {
  const settings = useSettings()
  const studio = useStudio()
  useBrand(studio.data)
  useDraftFromServer()
  const locale = settings.data?.locale

  useEffect(() => {
    if (locale) document.documentElement.lang = locale
  }, [locale])

  const error = settings.error ?? studio.error
  if (error) return <LoadFailed error={error} onRetry={() => Promise.all([settings.refetch(), studio.refetch()])} />
  if (!settings.data || !studio.data) return null

  return (
    <MessagesProvider locale={settings.data.locale}>
      <Screens />
      <Toasts />
    </MessagesProvider>
  )
}

function Screens() {
  const [viewing, params] = useRoute('/photo/:id')
  useRememberedPlace()
  useOrderMoves()
  return (
    <>
      <Shell inert={viewing}>
        <Switch>
          <Route path="/order" component={OrderScreen} />
          <Route path="/order/confirm" component={ConfirmScreen} />
          <Route path="/orders/:orderId">{({ orderId }) => <SentOrderScreen key={orderId} orderId={orderId} />}</Route>
          <Route path="/orders/:orderId/receipt">{({ orderId }) => <ReceiptScreen key={orderId} orderId={orderId} />}</Route>
          <Route path="/studio" component={StudioScreen} />
          <Route path="/similar" component={SimilarScreen} />
          <Route path={HELP_PATH} component={HelpScreen} />
          {/* The library stays below an open photo, so that coming back is coming back to the same place. */}
          <Route path={LIBRARY_PATHS} component={LibraryScreen} />
          <Route>
            <Redirect to="/" replace />
          </Route>
        </Switch>
      </Shell>
      {viewing && <Viewer photoId={Number(params.id)} />}
    </>
  )
}
