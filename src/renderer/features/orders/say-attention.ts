import type { Order } from '#shared/contract/orders.ts'
import { isErrorCode } from '#shared/errors/error-table.ts'
import type { Messages } from '#shared/messages/index.ts'
import { meaningOf } from '#shared/orders/submit-answers.ts'
import { describeCode } from '../../api/describe-error.ts'

/** Why an order stands still, in the window's language; null where nothing is to be said but that it does. */
export function sayAttention({ attentionError, lines }: Pick<Order, 'attentionError' | 'lines'>, messages: Messages): string | null {
  if (!attentionError) return null
  const { code, data } = attentionError
  if (code === 'PRODUCT_GONE')
    return saySizeGone(
      lines.find(({ productId }) => productId === data.productId),
      messages,
    )
  return code === 'OPTION_GONE' ? messages.orders.refusedOption : describeCode(code, data, messages)
}

/** By its name, which was kept with the line: the catalogue has none for it by now. */
function saySizeGone(line: Pick<Order['lines'][number], 'productId' | 'productName'> | undefined, { orders }: Messages): string {
  // A line that was made before the first catalogue had come has none.
  return line && line.productName !== line.productId ? orders.refusedSize(line.productName) : orders.refusedSizes
}

/** Refused for what may be another way tomorrow, or once something else has been put right. */
const MAY_PASS = new Set(['TOO_MANY_ORDERS', 'QUOTA_EXCEEDED', 'NOT_FOUND', 'STUDIO_REFUSED'])

/** Whether the studio will never take the order as it is: only changing it helps. */
export function isDefiniteNo({ attentionError }: Pick<Order, 'attentionError'>): boolean {
  const code = attentionError?.code
  return code !== undefined && isErrorCode(code) && meaningOf(code) === 'no' && !MAY_PASS.has(code)
}

/** The studio answers, but not as it should: that it will be tried again says more than that the line is gone. */
const ANSWERED = new Set(['STUDIO_FAILED', 'TOO_BUSY', 'STUDIO_UNTRUSTED', 'STUDIO_REFUSED', 'STUDIO_FULL', 'DISK_FULL'])

/** Whether an order that waits does so for the line to come back. */
export function waitsForLine({ attentionError }: Pick<Order, 'attentionError'>): boolean {
  return !attentionError || !ANSWERED.has(attentionError.code)
}
