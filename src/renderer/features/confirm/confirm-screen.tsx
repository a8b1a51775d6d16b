import { ChevronLeft } from 'lucide-react'
import { useEffect } from 'react'
import { Link, Redirect } from 'wouter'
import { useCatalogue } from '../../api/queries.ts'
import { useStore } from '../../api/store.ts'
import { buttonClass } from '../../ui/button.tsx'
import { LoadFailed } from '../../ui/load-failed.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { CropEditor } from '../crop/crop-editor.tsx'
import { countPrints } from '../order/draft-lines.ts'
import { draftStore, saveDraft } from '../order/draft-store.ts'
import { useDraftPrice, useOrders } from '../order/use-draft.ts'
import { fitForm, startForm } from './confirm-form.ts'
import { ConfirmPage } from './confirm-page.tsx'
import styles from './confirm-screen.module.css'
import { confirmStore, filledForm } from './confirm-store.ts'
import { DraftElsewhere } from './draft-elsewhere.tsx'
import { useDraftFate } from './use-draft-fate.ts'
import { useTypedForm } from './use-typed-form.ts'

/** The confirm-and-correct step before ordering (전자상거래법 §14). */
export function ConfirmScreen() {
  const { confirm, format } = useMessages()
  const { ready, lines, orderId } = useStore(draftStore)
  const catalogue = useCatalogue()
  const orders = useOrders()
  const typed = useTypedForm(orderId)
  const filled = useStore(confirmStore)
  const fate = useDraftFate(orderId, orders.data?.orders)
  const { price } = useDraftPrice(filled?.orderId === orderId ? filled.form.delivery : 'pickup')

  useEffect(() => {
    void saveDraft()
  }, [])

  if (!ready) return null
  if (lines.length === 0) return <Redirect to="/order" replace />
  if (fate !== undefined) {
    return (
      <div className={styles.screen}>
        <PageHeader title={confirm.title} />
        <DraftElsewhere order={fate} />
      </div>
    )
  }
  if (catalogue.error && !catalogue.data) return <LoadFailed error={catalogue.error} onRetry={() => void catalogue.refetch()} />
  if (!catalogue.data || !orders.data || typed.isPending || orderId === null) return null
  const form = fitForm(filledForm(orderId) ?? startForm(typed.data?.form ?? null, orders.data.orders), catalogue.data)
  return (
    <div className={styles.screen}>
      <PageHeader
        title={confirm.title}
        {...(price && { note: confirm.titleNote(format.prints(countPrints(lines)), format.money(price.total)) })}
        actions={
          <Link href="/order" className={buttonClass({})}>
            <ChevronLeft size={18} aria-hidden />
            {confirm.backToOrder}
          </Link>
        }
      />
      <ConfirmPage key={orderId} catalogue={catalogue.data} orderId={orderId} start={{ ...form, agreed: false }} />
      <CropEditor />
    </div>
  )
}
