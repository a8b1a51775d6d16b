import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { plainNumber } from '#shared/orders/order-details.ts'
import { useStudio } from '../../api/queries.ts'
import { TextField } from '../../ui/field.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { type ConfirmFormProps, offersDelivery } from './confirm-form.ts'
import sectionStyles from './confirm-section.module.css'
import styles from './delivery-section.module.css'
import { dayChoices } from './pickup-choices.ts'
import { Section, SelectField } from './sections.tsx'

/** Where and when the customer fetches the prints, or where they are sent. */
export function DeliverySection(props: ConfirmFormProps) {
  const { form, catalogue, change } = props
  const { confirm, format } = useMessages()
  const { data: studio } = useStudio()
  const { delivery, pickup } = catalogue
  const address = pickup.shops.length > 1 ? undefined : (pickup.shops[0]?.address ?? studio?.business.address)
  const cards = [
    { value: 'pickup' as const, label: confirm.pickup, aside: confirm.free, note: [address, pickup.note] },
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
      {form.delivery === 'address' ? <AddressFields {...props} /> : <PickupFields {...props} />}
    </Section>
  )
}

function PickupFields({ form, catalogue: { pickup }, now, change, errorOf }: ConfirmFormProps) {
  const { confirm } = useMessages()
  const days = dayChoices(pickup, now)
  const chosen = days.find(({ day }) => day === form.day)
  // A day that was open when it was chosen stays in the list, so that one sees which it was.
  const lapsed = form.day !== null && !chosen ? form.day : null
  const slots = chosen?.slots ?? []
  const lapsedSlot = chosen && form.slot !== null && !slots.some(({ id }) => id === form.slot) ? form.slot : null
  return (
    <div className={styles.pickup}>
      {pickup.shops.length > 1 && (
        <Shops shops={pickup.shops} value={form.shop} error={errorOf('shop')} onChange={(shop) => change({ shop })} />
      )}
      <div className={sectionStyles.pair}>
        <SelectField
          label={confirm.day}
          name="day"
          value={form.day ?? ''}
          error={errorOf('day')}
          hint={pickup.closedWeekdays.length > 0 || pickup.closedDays.length > 0 ? confirm.closedNote : undefined}
          onChange={(day) => change({ day: day || null, slot: null })}
        >
          <option value="">{confirm.anyDay}</option>
          {lapsed && <option value={lapsed}>{confirm.lapsedDay(confirm.dayOf(lapsed, -1))}</option>}
          {days.map(({ day, ahead }) => (
            <option key={day} value={day}>
              {confirm.dayOf(day, ahead)}
            </option>
          ))}
        </SelectField>
        {(slots.length > 0 || lapsedSlot) && (
          <SelectField label={confirm.slot} name="slot" value={form.slot ?? ''} onChange={(slot) => change({ slot: slot || null })}>
            <option value="">{confirm.anySlot}</option>
            {lapsedSlot && <option value={lapsedSlot}>{confirm.lapsedDay(nameOfSlot(pickup, lapsedSlot))}</option>}
            {slots.map(({ id, name, from, until }) => (
              <option key={id} value={id}>
                {confirm.slotOf(name, from, until)}
              </option>
            ))}
          </SelectField>
        )}
      </div>
    </div>
  )
}

function Shops(props: {
  shops: Catalogue['pickup']['shops']
  value: string | null
  error: string | undefined
  onChange: (shop: string) => void
}) {
  const { confirm } = useMessages()
  return (
    <div className={props.error && sectionStyles.wrong}>
      <p className={styles.label}>{confirm.shop}</p>
      <RadioCards
        label={confirm.shop}
        name="shop"
        value={props.value}
        error={props.error}
        cards={props.shops.map(({ id, name, address, phone }) => ({ value: id, label: name, aside: phone, note: [address] }))}
        onChange={props.onChange}
      />
    </div>
  )
}

function AddressFields({ form, change, errorOf, leave }: ConfirmFormProps) {
  const { confirm } = useMessages()
  return (
    <div className={styles.address}>
      <TextField
        label={confirm.postcode}
        name="postcode"
        inputMode="numeric"
        autoComplete="postal-code"
        maxLength={20}
        className={styles.postcode}
        value={form.postcode}
        error={errorOf('postcode')}
        onChange={(event) => change({ postcode: plainNumber(event.target.value).replace(/\D/g, '').slice(0, 5) })}
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
  )
}

function nameOfSlot({ slots }: Catalogue['pickup'], slot: string): string {
  return slots.find(({ id }) => id === slot)?.name ?? slot
}
