import { type FormEvent, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { startAfresh } from '../order/draft-store.ts'
import { useDraftPrice } from '../order/use-draft.ts'
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
      page.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
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
      void queryClient.invalidateQueries({ queryKey: queryKey.prices })
      void queryClient.invalidateQueries({ queryKey: queryKey.catalogue })
    }
  }

  const shownFailure = failure ?? priceError
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
        failure={shownFailure ? describeError(shownFailure, messages) : null}
        wrongCount={FIELD_ORDER.filter((field) => left.has(field) && wrong.has(field)).length}
      />
    </form>
  )
}
