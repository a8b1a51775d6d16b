import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { offeredPayments } from '#shared/orders/offered-payments.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { TextField } from '../../ui/field.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { type ConfirmFormProps, depositorOf } from './confirm-form.ts'
import sectionStyles from './confirm-section.module.css'
import styles from './payment-section.module.css'
import { Section } from './sections.tsx'

/** How it is paid; for a transfer, all that one needs to make it. `total` in won, null while it is not known. */
export function PaymentSection(props: ConfirmFormProps & { total: number | null }) {
  const { form, catalogue, change, errorOf } = props
  const { confirm } = useMessages()
  const error = errorOf('payment')
  const words = {
    'at-pickup': { label: confirm.atPickup, note: [confirm.atPickupNote] },
    'bank-transfer': { label: confirm.bankTransfer, note: [confirm.bankTransferNote] },
    link: { label: confirm.link, note: [confirm.linkNote] },
  }
  return (
    <Section title={confirm.payment}>
      <div className={error && sectionStyles.wrong}>
        <RadioCards
          label={confirm.payment}
          name="payment"
          value={form.payment}
          error={error}
          cards={offeredPayments(catalogue, form.delivery).map((value) => ({ value, ...words[value] }))}
          onChange={(payment) => change({ payment })}
        />
      </div>
      {form.payment === 'bank-transfer' && catalogue.bankAccount && <Transfer {...props} account={catalogue.bankAccount} />}
    </Section>
  )
}

function Transfer(props: ConfirmFormProps & { total: number | null; account: NonNullable<Catalogue['bankAccount']> }) {
  const { form, catalogue, change, errorOf, leave, total, account } = props
  const { confirm, format } = useMessages()
  return (
    <div className={styles.transfer}>
      <dl className={styles.account}>
        <div>
          <dt>{confirm.amount}</dt>
          <dd>
            <strong>{total === null ? '—' : format.money(total)}</strong>
            {total !== null && <CopyButton text={String(total)} label={confirm.copyAmount} />}
          </dd>
        </div>
        <div>
          <dt>{confirm.account}</dt>
          <dd>
            <span>
              {account.bank} <strong>{account.number}</strong>
            </span>
            <CopyButton text={account.number} label={confirm.copyAccount} />
          </dd>
        </div>
        <div>
          <dt>{confirm.holder}</dt>
          <dd>{account.holder}</dd>
        </div>
      </dl>
      <TextField
        label={confirm.depositor}
        name="depositor"
        autoComplete="off"
        maxLength={20}
        placeholder={depositorOf({ ...form, depositor: '' })}
        hint={confirm.depositorHint}
        value={form.depositor}
        error={errorOf('depositor')}
        onChange={(event) => change({ depositor: event.target.value })}
        onBlur={() => leave('depositor')}
      />
      {catalogue.unpaidDays !== undefined && <p className={styles.unpaid}>{confirm.unpaidDays(confirm.days(catalogue.unpaidDays))}</p>}
    </div>
  )
}
