import { Plus, ShoppingBag } from 'lucide-react'
import { Link } from 'wouter'
import { useCatalogue, useStudio } from '../../api/queries.ts'
import { useStore } from '../../api/store.ts'
import { buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LoadFailed } from '../../ui/load-failed.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { countPrints } from './draft-lines.ts'
import { draftStore } from './draft-store.ts'
import { OrderCards } from './order-cards.tsx'
import { OrderPanel } from './order-panel.tsx'
import styles from './order-screen.module.css'

export function OrderScreen() {
  const { order, format } = useMessages()
  const { ready, lines } = useStore(draftStore)
  const catalogue = useCatalogue()
  const { data: studio } = useStudio()

  if (!ready) return null
  if (lines.length === 0) {
    return (
      <EmptyState
        icon={<ShoppingBag size={32} strokeWidth={1.75} />}
        title={order.emptyTitle}
        action={
          <Link href="/" className={buttonClass({ look: 'primary', size: 'large' })}>
            {order.emptyAction}
          </Link>
        }
      >
        <p>{order.emptyText}</p>
      </EmptyState>
    )
  }
  if (catalogue.error && !catalogue.data) return <LoadFailed error={catalogue.error} onRetry={() => void catalogue.refetch()} />
  if (!catalogue.data) return null
  return (
    <div className={styles.screen}>
      <div className={styles.photos}>
        <PageHeader
          title={order.title}
          note={order.subtitle(format.prints(countPrints(lines)), studio?.name ?? '')}
          actions={
            <Link href="/" className={buttonClass({})}>
              <Plus size={18} aria-hidden />
              {order.addMore}
            </Link>
          }
        />
        <OrderCards lines={lines} products={catalogue.data.products} />
      </div>
      <OrderPanel catalogue={catalogue.data} lines={lines} />
    </div>
  )
}
