import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Order } from '#shared/contract/orders.ts'
import { offeredPayments } from '#shared/orders/offered-payments.ts'
import { type Delivery, deliverySchema, type Payment, type Receiver, receiverSchema } from '#shared/orders/order-details.ts'
import { formatPhone } from './phone.ts'

/** What stands in the fields, right or not yet. */
export type ConfirmForm = {
  name: string
  phone: string
  delivery: Delivery['kind']
  postcode: string
  road: string
  detail: string
  /** Null while nothing is chosen, or what was chosen does not go with the delivery. */
  payment: Payment | null
  memo: string
  agreed: boolean
}

export type ConfirmField = 'name' | 'phone' | 'postcode' | 'road' | 'payment' | 'agreed'

/** In the order of the page, so that the first that is wrong is the first that is seen. */
export const FIELD_ORDER: readonly ConfirmField[] = ['name', 'phone', 'postcode', 'road', 'payment', 'agreed']

/** Who received the draft or the last order is not asked again. The agreement is always given anew. */
export function startForm(
  orders: readonly Pick<Order, 'state' | 'receiver' | 'delivery' | 'payment' | 'memo' | 'orderId'>[],
  orderId: string | null,
): ConfirmForm {
  const own = orders.find((order) => order.orderId === orderId)
  const known = own?.receiver ? own : orders.find((order) => order.receiver)
  const address = known?.delivery?.kind === 'address' ? known.delivery : { postcode: '', road: '', detail: '' }
  return {
    name: known?.receiver?.name ?? '',
    phone: formatPhone(known?.receiver?.phone ?? ''),
    delivery: known?.delivery?.kind ?? 'pickup',
    postcode: address.postcode,
    road: address.road,
    detail: address.detail,
    payment: known?.payment ?? null,
    memo: own?.memo ?? '',
    agreed: false,
  }
}

/** Whether the studio delivers, and what is delivered can be paid. */
export function offersDelivery(catalogue: Pick<Catalogue, 'bankAccount' | 'delivery'>): boolean {
  return catalogue.delivery !== undefined && offeredPayments(catalogue, 'address').length > 0
}

/** The form with what this studio does not offer taken back; the only way of paying is taken as chosen. */
export function fitForm(form: ConfirmForm, catalogue: Pick<Catalogue, 'bankAccount' | 'delivery'>): ConfirmForm {
  const delivery = form.delivery === 'address' && !offersDelivery(catalogue) ? 'pickup' : form.delivery
  const offered = offeredPayments(catalogue, delivery)
  const [only, ...others] = offered
  const payment = form.payment && offered.includes(form.payment) ? form.payment : others.length === 0 && only ? only : null
  return { ...form, delivery, payment }
}

/** The fields that keep the order from being placed. */
export function wrongFields(form: ConfirmForm): Set<ConfirmField> {
  const wrong = new Set<ConfirmField>()
  if (!receiverSchema.shape.name.safeParse(form.name).success) wrong.add('name')
  if (!receiverSchema.shape.phone.safeParse(form.phone).success) wrong.add('phone')
  const address = deliverySchema.safeParse(readDelivery(form))
  for (const issue of address.error?.issues ?? []) wrong.add(issue.path[0] === 'postcode' ? 'postcode' : 'road')
  if (form.payment === null) wrong.add('payment')
  if (!form.agreed) wrong.add('agreed')
  return wrong
}

export function readDelivery({ delivery, postcode, road, detail }: ConfirmForm): Delivery {
  return delivery === 'pickup' ? { kind: 'pickup' } : { kind: 'address', postcode: postcode.trim(), road, detail }
}

export function readReceiver({ name, phone }: ConfirmForm): Receiver {
  return { name, phone }
}

/** What each part of the page is given. */
export type ConfirmFormProps = {
  form: ConfirmForm
  catalogue: Catalogue
  change: (part: Partial<ConfirmForm>) => void
  /** Says what is wrong with a field that has been left or sent. */
  errorOf: (field: ConfirmField) => string | undefined
  leave: (field: ConfirmField) => void
}
