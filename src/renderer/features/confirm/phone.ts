import { plainNumber } from '#shared/orders/order-details.ts'

/**
 * A Korean phone number as it is written: 010-1234-5678, 02-123-4567. What can't be one is left as typed, so that the
 * customer sees what to correct.
 */
export function formatPhone(text: string): string {
  const digits = plainNumber(text)
    .replace(/^\+?82(?=\d{9,})0?/, '0')
    .replace(/\D/g, '')
  const parts = /^(02|050\d|0\d{2})(\d{3,4})(\d{4})$/.exec(digits)
  return parts ? parts.slice(1).join('-') : text.trim()
}
