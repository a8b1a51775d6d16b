import { Plus, ShoppingBag } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { Link } from 'wouter'
import { useCatalogue, useStudio } from '../../api/queries.ts'
import { useStore } from '../../api/store.ts'
import { buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LoadFailed } from '../../ui/load-failed.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { CropEditor } from '../crop/crop-editor.tsx'
import { BasketHeader } from './basket-header.tsx'
import { countPrints } from './draft-lines.ts'
import { draftStore } from './draft-store.ts'
import { OrderBasket } from './order-basket.tsx'
import styles from './order-screen.module.css'
import { useBasketUndoKeys } from './use-basket-undo.ts'

export function OrderScreen() {
  useBasketUndoKeys()
  const { order, format } = useMessages()
  const { ready, lines } = useStore(draftStore)
  const catalogue = useCatalogue()
  const { data: studio } = useStudio()
  const header = useMemo(
    () => (
      <BasketHeader
        note={lines.length > 0 ? order.subtitle(format.prints(countPrints(lines)), studio?.name ?? '') : ''}
        actions={
          lines.length > 0 && (
            <Link href="/" className={buttonClass({})} aria-label={order.addMore} title={order.addMore}>
              <Plus size={18} aria-hidden />
              <span className={styles.addLabel}>{order.addMore}</span>
            </Link>
          )
        }
      />
    ),
    [lines, order, format, studio],
  )

  if (!ready) return null
  if (lines.length === 0) return <EmptyBasket header={header} />
  if (catalogue.error && !catalogue.data) return <LoadFailed error={catalogue.error} onRetry={() => void catalogue.refetch()} />
  if (!catalogue.data) return null
  return (
    <>
      <OrderBasket header={header} catalogue={catalogue.data} lines={lines} />
      <CropEditor />
    </>
  )
}

function EmptyBasket({ header }: { header: ReactNode }) {
  const { order } = useMessages()
  return (
    <div className={styles.empty}>
      {header}
      <EmptyState
        icon={<ShoppingBag size={32} strokeWidth={1.75} />}
        title={order.emptyTitle}
        action={
          <Link href="/" className={buttonClass({ look: 'primary', size: 'large' })}>
            {order.emptyAction}
          </Link>
        }
      >
        <ol className={styles.steps}>
          {order.emptySteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </EmptyState>
    </div>
  )
}
