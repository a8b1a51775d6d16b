import { ORPCError } from '@orpc/client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { errorTable } from '#shared/errors/error-table.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { checkFiles } from '../files/file-checks.ts'
import { startAfresh } from '../order/draft-store.ts'
import { useDraftPrice } from '../order/use-draft.ts'
import { useMissingLines } from '../order/use-missing-lines.ts'
import {
  type ConfirmField,
  type ConfirmForm,
  type ConfirmFormProps,
  FIELD_ORDER,
  fitForm,
  readDelivery,
  readReceiver,
  wrongFields,
} from './confirm-form.ts'
import styles from './confirm-screen.module.css'
import { confirmStore } from './confirm-store.ts'
import { ConfirmSummary } from './confirm-summary.tsx'
import { MissingFiles } from './missing-files.tsx'
import { DeliverySection, MemoSection, PaymentSection, ReceiverSection } from './sections.tsx'

export function ConfirmPage({
  catalogue,
  orderId,
  start,
}: {
  catalogue: Catalogue & { offline: boolean }
  orderId: string
  start: ConfirmForm
}) {
  const messages = useMessages()
  const [, navigate] = useLocation()
  const [form, setForm] = useState(start)
  const [left, setLeft] = useState<ReadonlySet<ConfirmField>>(new Set())
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const page = useRef<HTMLFormElement>(null)
  const { price, current, error: priceError } = useDraftPrice(form.delivery)
  const wrong = wrongFields(form)
  const gone = missingFileOf(failure)
  const missing = useMissingLines(gone)
  const known = missing.some(({ photo }) => photo.missing && photo.fileName === gone)
  // From here on the photo's own mark says it, which goes when the file is found.
  useEffect(() => {
    if (known) setFailure(null)
  }, [known])

  const change = (part: Partial<ConfirmForm>) => {
    const next = fitForm({ ...form, ...part }, catalogue)
    setForm(next)
    confirmStore.set(next)
  }
  const fields: ConfirmFormProps = {
    form,
    catalogue,
    change,
    errorOf: (field) => (left.has(field) && wrong.has(field) ? messages.confirm.errors[field] : undefined),
    leave: (field) => setLeft((before) => new Set(before).add(field)),
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setLeft(new Set(FIELD_ORDER))
    const first = FIELD_ORDER.find((field) => wrong.has(field))
    if (first) {
      const field = page.current?.querySelector<HTMLElement>(`[name="${first}"]`)
      field?.focus({ preventScroll: true })
      // With the sentence that says what is wrong.
      ;(field?.closest('[role="radiogroup"]') ?? field)?.scrollIntoView({ block: 'center' })
      return
    }
    if (!price || !current || form.payment === null || sending) return
    setSending(true)
    setFailure(null)
    try {
      await client.orders.confirm({
        orderId,
        total: price.total,
        receiver: readReceiver(form),
        delivery: readDelivery(form),
        payment: form.payment,
        memo: form.memo,
      })
      startAfresh()
      confirmStore.set(null)
      void queryClient.invalidateQueries({ queryKey: queryKey.orders })
      navigate(`/orders/${orderId}`, { replace: true })
    } catch (error) {
      setSending(false)
      setFailure(error)
      // Where one file is gone, others of its folder may be too. That the look itself failed is no news: one is named already.
      if (missingFileOf(error) !== null) checkFiles('itself').catch(() => {})
      void queryClient.invalidateQueries({ queryKey: queryKey.prices })
      void queryClient.invalidateQueries({ queryKey: queryKey.catalogue })
    }
  }

  const named = gone !== null && missing.length > 0
  const shownFailure = (named ? null : failure) ?? priceError
  return (
    <form ref={page} noValidate className={styles.page} onSubmit={submit}>
      <div className={styles.steps}>
        <ReceiverSection {...fields} />
        <DeliverySection {...fields} />
        <PaymentSection {...fields} />
        <MemoSection {...fields} />
      </div>
      <ConfirmSummary
        {...fields}
        price={price}
        busy={sending}
        canSubmit={price !== undefined && current}
        missing={missing.length > 0 && <MissingFiles missing={missing} onAct={() => setFailure(null)} />}
        failure={shownFailure ? describeError(shownFailure, messages) : null}
        wrongCount={FIELD_ORDER.filter((field) => left.has(field) && wrong.has(field)).length}
      />
    </form>
  )
}

/** The file that kept the order from being placed, since it is gone. */
function missingFileOf(error: unknown): string | null {
  if (!(error instanceof ORPCError) || error.code !== 'PHOTO_FILE_MISSING') return null
  return errorTable.PHOTO_FILE_MISSING.data.safeParse(error.data).data?.fileName ?? null
}
