import { ChevronLeft } from 'lucide-react'
import { useEffect } from 'react'
import { Link, Redirect } from 'wouter'
import { useCatalogue } from '../../api/queries.ts'
import { useStore } from '../../api/store.ts'
import { buttonClass } from '../../ui/button.tsx'
import { LoadFailed } from '../../ui/load-failed.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { draftStore, saveDraft } from '../order/draft-store.ts'
import { useOrders } from '../order/use-draft.ts'
import { fitForm, startForm } from './confirm-form.ts'
import { ConfirmPage } from './confirm-page.tsx'
import styles from './confirm-screen.module.css'
import { confirmStore } from './confirm-store.ts'

/** The confirm-and-correct step before ordering (전자상거래법 §14). */
export function ConfirmScreen() {
  const { confirm } = useMessages()
  const { ready, lines, orderId } = useStore(draftStore)
  const catalogue = useCatalogue()
  const orders = useOrders()

  useEffect(() => {
    void saveDraft()
  }, [])

  if (!ready) return null
  if (lines.length === 0) return <Redirect to="/order" replace />
  if (catalogue.error && !catalogue.data) return <LoadFailed error={catalogue.error} onRetry={() => void catalogue.refetch()} />
  if (!catalogue.data || !orders.data || orderId === null) return null
  const form = fitForm(confirmStore.get() ?? startForm(orders.data.orders, orderId), catalogue.data)
  return (
    <div className={styles.screen}>
      <PageHeader
        title={confirm.title}
        actions={
          <Link href="/order" className={buttonClass({})}>
            <ChevronLeft size={18} aria-hidden />
            {confirm.backToOrder}
          </Link>
        }
      />
      <ConfirmPage key={orderId} catalogue={catalogue.data} orderId={orderId} start={{ ...form, agreed: false }} />
    </div>
  )
}
