import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { ConfirmFields, OrderSummary } from '#shared/contract/orders.ts'
import type { Messages } from '#shared/messages/index.ts'
import { offeredPayments } from '#shared/orders/offered-payments.ts'
import {
  type Delivery,
  depositorSchema,
  memoSchema,
  phoneFlaw,
  type Receiver,
  takenDeliverySchema,
  takenReceiverSchema,
} from '#shared/orders/order-details.ts'
import { formatPhone } from './phone.ts'
import { lapsedPart } from './pickup-choices.ts'

/** What stands in the fields, right or not yet; what is null has not been chosen. */
export type ConfirmForm = ConfirmFields & { agreed: boolean }

export type ConfirmField = 'name' | 'phone' | 'shop' | 'day' | 'postcode' | 'road' | 'payment' | 'depositor' | 'memo' | 'agreed'

/** In the order of the page, so that the first that is wrong is the first that is seen. */
export const FIELD_ORDER: readonly ConfirmField[] = [
  'name',
  'phone',
  'shop',
  'day',
  'postcode',
  'road',
  'payment',
  'depositor',
  'memo',
  'agreed',
]

type Offer = Pick<Catalogue, 'bankAccount' | 'paymentLink' | 'delivery' | 'pickup'>
type Known = Pick<OrderSummary, 'receiver' | 'delivery' | 'payment'>

/** What was typed for this draft; else who received the last order is not asked again. The agreement is always given anew. */
export function startForm(typed: ConfirmFields | null, orders: readonly Known[]): ConfirmForm {
  if (typed) return { ...typed, agreed: false }
  const known = orders.find((order) => order.receiver)
  const address = known?.delivery?.kind === 'address' ? known.delivery : { postcode: '', road: '', detail: '' }
  return {
    name: known?.receiver?.name ?? '',
    phone: formatPhone(known?.receiver?.phone ?? ''),
    delivery: known?.delivery?.kind ?? 'pickup',
    shop: known?.delivery?.kind === 'pickup' ? (known.delivery.shop ?? null) : null,
    day: null,
    slot: null,
    postcode: address.postcode,
    road: address.road,
    detail: address.detail,
    payment: known?.payment ?? null,
    depositor: '',
    memo: '',
    agreed: false,
  }
}

/** What the core keeps of a form: all but the agreement. */
export function keptFields({ agreed: _agreed, ...fields }: ConfirmForm): ConfirmFields {
  return fields
}

/** Whether the studio delivers, and what is delivered can be paid. */
export function offersDelivery(offer: Pick<Offer, 'bankAccount' | 'paymentLink' | 'delivery'>): boolean {
  return offer.delivery !== undefined && offeredPayments(offer, 'address').length > 0
}

/**
 * The form with what this studio does not offer taken back; the only way of paying is taken as chosen. A day that is no longer
 * open stays, so that the page can say so.
 */
export function fitForm(form: ConfirmForm, offer: Offer): ConfirmForm {
  const delivery = form.delivery === 'address' && !offersDelivery(offer) ? 'pickup' : form.delivery
  const offered = offeredPayments(offer, delivery)
  const [only, ...others] = offered
  const payment = form.payment && offered.includes(form.payment) ? form.payment : others.length === 0 && only ? only : null
  const shop = offer.pickup.shops.some(({ id }) => id === form.shop) ? form.shop : null
  return { ...form, delivery, payment, shop }
}

/** The fields that keep the order from being placed at this moment. */
export function wrongFields(form: ConfirmForm, { pickup }: Pick<Offer, 'pickup'>, now: Date): Set<ConfirmField> {
  const wrong = new Set<ConfirmField>()
  if (!takenReceiverSchema.shape.name.safeParse(form.name).success) wrong.add('name')
  if (!takenReceiverSchema.shape.phone.safeParse(form.phone).success) wrong.add('phone')
  for (const field of wrongInDelivery(form, pickup, now)) wrong.add(field)
  if (form.payment === null) wrong.add('payment')
  if (form.payment === 'bank-transfer' && !depositorSchema.safeParse(form.depositor).success) wrong.add('depositor')
  if (!memoSchema.safeParse(form.memo).success) wrong.add('memo')
  if (!form.agreed) wrong.add('agreed')
  return wrong
}

function wrongInDelivery(form: ConfirmForm, pickup: Catalogue['pickup'], now: Date): ConfirmField[] {
  if (form.delivery === 'pickup') {
    const lapsed = lapsedPart(pickup, form, now)
    return lapsed ? [lapsed] : []
  }
  const issues = takenDeliverySchema.safeParse(readDelivery(form, pickup)).error?.issues ?? []
  return issues.map(({ path }) => (path[0] === 'postcode' ? 'postcode' : 'road'))
}

/** What is wrong with a field that is. */
export function sayWrong(
  field: ConfirmField,
  { phone, postcode }: ConfirmForm,
  { errors, phoneErrors, postcodeUnused }: Messages['confirm'],
): string {
  if (field === 'phone' && phone.trim() !== '') return phoneErrors[phoneFlaw(phone) ?? 'unreadable']
  return field === 'postcode' && /^\d{5}$/.test(postcode) ? postcodeUnused : errors[field]
}

/** The order's delivery, right or not. */
export function readDelivery(form: ConfirmForm, pickup: Catalogue['pickup']): Delivery {
  const { shop, day, slot, postcode, road, detail } = form
  if (form.delivery === 'address') return { kind: 'address', postcode: postcode.trim(), road, detail }
  return {
    kind: 'pickup',
    ...(shop !== null && pickup.shops.length > 1 && { shop }),
    ...(day !== null && { day }),
    ...(day !== null && slot !== null && { slot }),
  }
}

export function readReceiver({ name, phone }: ConfirmForm): Receiver {
  return { name, phone }
}

/** The name that will stand on the transfer: the receiver's, where no other is given. */
export function depositorOf({ depositor, name }: Pick<ConfirmForm, 'depositor' | 'name'>): string {
  return depositor.trim() || name.trim()
}

/** What each part of the page is given. */
export type ConfirmFormProps = {
  form: ConfirmForm
  catalogue: Catalogue
  now: Date
  change: (part: Partial<ConfirmForm>) => void
  /** Says what is wrong with a field that has been left or sent. */
  errorOf: (field: ConfirmField) => string | undefined
  leave: (field: ConfirmField) => void
}
