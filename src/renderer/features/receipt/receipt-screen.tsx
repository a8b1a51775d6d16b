import { ChevronLeft, Download, Printer } from 'lucide-react'
import { Link, Redirect } from 'wouter'
import { describeError } from '../../api/describe-error.ts'
import { hostBridge } from '../../api/host-bridge.ts'
import { useStudio } from '../../api/queries.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { LoadFailed } from '../../ui/load-failed.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { useOrder } from '../orders/use-order.ts'
import { isPaid } from './is-paid.ts'
import styles from './receipt-screen.module.css'
import { ReceiptSheet } from './receipt-sheet.tsx'

/** The receipt of an order that the studio has and makes, to be printed or kept. */
export function ReceiptScreen({ orderId }: { orderId: string }) {
  const { receipt } = useMessages()
  const { data: studio } = useStudio()
  const { data: order, error, refetch } = useOrder(orderId)
  if (error && !order) return <LoadFailed error={error} onRetry={() => void refetch()} />
  if (!order || !studio) return null
  if (order.number === null || order.studioState === 'cancelled') return <Redirect to={`/orders/${orderId}`} replace />
  return (
    <div className={styles.screen}>
      <PageHeader
        title={isPaid(order) ? receipt.title : receipt.titleUnpaid}
        actions={
          <Link href={`/orders/${orderId}`} className={buttonClass({})}>
            <ChevronLeft size={18} aria-hidden />
            {receipt.back}
          </Link>
        }
      />
      <div className={styles.page}>
        <ReceiptSheet order={order} number={order.number} studio={studio} paid={isPaid(order)} />
        <Ways number={order.number} />
      </div>
    </div>
  )
}

function Ways({ number }: { number: string }) {
  const messages = useMessages()
  const { receipt } = messages
  const { savePage } = hostBridge
  const tell = (error: unknown) => showToast(describeError(error, messages), { tone: 'bad' })
  const save = async () => {
    const path = await savePage?.(receipt.fileName(number))
    if (!path) return
    const { revealFile } = hostBridge
    const action = revealFile && { label: messages.jobs.reveal, run: () => void revealFile(path).catch(tell) }
    showToast(receipt.saved, { ...(action && { action }) })
  }
  return (
    <aside className={styles.ways}>
      <Button look="primary" size="large" onClick={() => void hostBridge.printPage().catch(tell)}>
        <Printer size={18} aria-hidden />
        {receipt.print}
      </Button>
      {savePage ? (
        <Button size="large" onClick={() => void save().catch(tell)}>
          <Download size={18} aria-hidden />
          {receipt.save}
        </Button>
      ) : (
        <p className={styles.soft}>{receipt.saveByPrinting}</p>
      )}
    </aside>
  )
}
