import { type ReactNode, useId } from 'react'
import { isNameless } from '#shared/orders/order-details.ts'
import { classNames } from '../../ui/class-names.ts'
import fieldStyles from '../../ui/field.module.css'
import { TextField } from '../../ui/field.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import type { ConfirmFormProps } from './confirm-form.ts'
import styles from './confirm-section.module.css'
import { formatPhone } from './phone.ts'

export const MEMO_LENGTH = 500
/** From here on one is told how much room is left. */
const MEMO_NEARLY_FULL = 400

export function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
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
          {...(isNameless(form.name) && { hint: confirm.namelessHint })}
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
          maxLength={40}
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

/** A labelled list to choose one from; what is wrong with the choice is said below it. */
export function SelectField(props: {
  label: string
  name: string
  value: string
  error?: string | undefined
  hint?: string | undefined
  onChange: (value: string) => void
  children: ReactNode
}) {
  const id = useId()
  const note = props.error ?? props.hint
  return (
    <div className={fieldStyles.field}>
      <label className={fieldStyles.label} htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        name={props.name}
        className={classNames(fieldStyles.input, styles.select)}
        value={props.value}
        aria-invalid={props.error !== undefined}
        {...(note && { 'aria-describedby': `${id}-note` })}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.children}
      </select>
      {note && (
        <p id={`${id}-note`} role={props.error ? 'alert' : undefined} className={props.error ? fieldStyles.error : fieldStyles.hint}>
          {note}
        </p>
      )}
    </div>
  )
}

export function MemoSection({ form, change, errorOf }: ConfirmFormProps) {
  const { confirm } = useMessages()
  const id = useId()
  const error = errorOf('memo')
  const nearlyFull = form.memo.length >= MEMO_NEARLY_FULL
  return (
    <section className={styles.section}>
      <h2>
        <label htmlFor={id}>{confirm.memo}</label>
      </h2>
      <textarea
        id={id}
        name="memo"
        rows={2}
        maxLength={MEMO_LENGTH}
        placeholder={confirm.memoPlaceholder}
        className={fieldStyles.input}
        value={form.memo}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => change({ memo: event.target.value })}
      />
      <p id={`${id}-note`} className={error ? fieldStyles.error : fieldStyles.hint}>
        {error ?? (nearlyFull ? confirm.memoLeft(MEMO_LENGTH - form.memo.length) : confirm.memoHint)}
      </p>
    </section>
  )
}
