import { type ReactNode, useId } from 'react'
import { offeredPayments } from '#shared/orders/offered-payments.ts'
import { useStudio } from '../../api/queries.ts'
import fieldStyles from '../../ui/field.module.css'
import { TextField } from '../../ui/field.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import type { ConfirmFormProps } from './confirm-form.ts'
import { offersDelivery } from './confirm-form.ts'
import styles from './confirm-screen.module.css'
import { formatPhone } from './phone.ts'

function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {children}
      {note && <p className={fieldStyles.hint}>{note}</p>}
    </section>
  )
}

export function ReceiverSection({ form, change, errorOf, leave }: ConfirmFormProps) {
  const { confirm } = useMessages()
  return (
    <Section title={confirm.receiver} note={confirm.receiverNote}>
      <div className={styles.pair}>
        <TextField
          label={confirm.name}
          name="name"
          autoComplete="name"
          maxLength={40}
          value={form.name}
          error={errorOf('name')}
          onChange={(event) => change({ name: event.target.value })}
          onBlur={() => form.name && leave('name')}
        />
        <TextField
          label={confirm.phone}
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          placeholder="010-1234-5678"
          maxLength={20}
          hint={confirm.phoneHint}
          value={form.phone}
          error={errorOf('phone')}
          onChange={(event) => change({ phone: event.target.value })}
          onBlur={() => {
            change({ phone: formatPhone(form.phone) })
            if (form.phone) leave('phone')
          }}
        />
      </div>
    </Section>
  )
}

export function DeliverySection({ form, catalogue, change, errorOf, leave }: ConfirmFormProps) {
  const { confirm, format } = useMessages()
  const { data: studio } = useStudio()
  const { delivery } = catalogue
  const cards = [
    { value: 'pickup' as const, label: confirm.pickup, aside: confirm.free, note: [studio?.business.address, catalogue.pickup.note] },
    ...(delivery && offersDelivery(catalogue)
      ? [
          {
            value: 'address' as const,
            label: confirm.address,
            aside: format.money(delivery.fee),
            note: [delivery.note, delivery.freeFrom === undefined ? undefined : confirm.deliveryFrom(format.money(delivery.freeFrom))],
          },
        ]
      : []),
  ]
  return (
    <Section title={confirm.delivery}>
      <RadioCards
        label={confirm.delivery}
        name="delivery"
        value={form.delivery}
        cards={cards}
        onChange={(kind) => change({ delivery: kind })}
      />
      {form.delivery === 'address' && (
        <div className={styles.address}>
          <TextField
            label={confirm.postcode}
            name="postcode"
            inputMode="numeric"
            autoComplete="postal-code"
            maxLength={5}
            className={styles.postcode}
            value={form.postcode}
            error={errorOf('postcode')}
            onChange={(event) => change({ postcode: event.target.value.replace(/\D/g, '') })}
            onBlur={() => form.postcode && leave('postcode')}
          />
          <TextField
            label={confirm.road}
            name="road"
            autoComplete="address-line1"
            maxLength={120}
            value={form.road}
            error={errorOf('road')}
            onChange={(event) => change({ road: event.target.value })}
            onBlur={() => form.road && leave('road')}
          />
          <TextField
            label={confirm.detail}
            name="detail"
            autoComplete="address-line2"
            maxLength={80}
            hint={confirm.detailHint}
            value={form.detail}
            onChange={(event) => change({ detail: event.target.value })}
          />
        </div>
      )}
    </Section>
  )
}

export function PaymentSection({ form, catalogue, change, errorOf }: ConfirmFormProps) {
  const { confirm } = useMessages()
  const account = catalogue.bankAccount
  const error = errorOf('payment')
  const notes = {
    'at-pickup': confirm.atPickupNote,
    'bank-transfer': account ? confirm.bankTransferNote(account.bank, account.number, account.holder) : '',
  }
  const labels = { 'at-pickup': confirm.atPickup, 'bank-transfer': confirm.bankTransfer }
  return (
    <Section title={confirm.payment}>
      <div className={error && styles.wrong}>
        <RadioCards
          label={confirm.payment}
          name="payment"
          value={form.payment}
          error={error}
          cards={offeredPayments(catalogue, form.delivery).map((value) => ({ value, label: labels[value], note: [notes[value]] }))}
          onChange={(payment) => change({ payment })}
        />
      </div>
    </Section>
  )
}

export function MemoSection({ form, change }: ConfirmFormProps) {
  const { confirm } = useMessages()
  const id = useId()
  return (
    <section className={styles.section}>
      <h2>
        <label htmlFor={id}>{confirm.memo}</label>
      </h2>
      <textarea
        id={id}
        name="memo"
        rows={2}
        maxLength={500}
        placeholder={confirm.memoPlaceholder}
        className={fieldStyles.input}
        value={form.memo}
        onChange={(event) => change({ memo: event.target.value })}
      />
      <p className={fieldStyles.hint}>{confirm.memoHint}</p>
    </section>
  )
}
