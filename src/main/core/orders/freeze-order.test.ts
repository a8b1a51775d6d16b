import { expect, it, vi } from 'vitest'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { StoredPhoto } from '../library/photo-row.ts'
import { freezeOrder } from './freeze-order.ts'
import { NO_DETAILS } from './order-details.ts'
import type { StoredOrder } from './order-repository.ts'

const shaOf = (photoId: number) => String(photoId).padStart(64, '0')
const photoOf = (id: number) =>
  ({ id, sha256: shaOf(id), bytes: 9, path: '/nowhere/photo.jpg', fileName: `${id}.jpg`, width: 6, height: 4, takenAt: '' }) as StoredPhoto

it('what the studio has had is asked for once, however many files are gone', async () => {
  const ids = [1, 2, 3]
  const lines = ids.map((photoId) => ({
    photoId,
    productId: 'x',
    quantity: 1,
    fit: 'paper-full' as const,
    options: {},
    lineId: '',
    fileName: '',
    productName: '',
  }))
  const details = {
    receiver: { name: '홍길동', phone: '01012345678' },
    delivery: { kind: 'pickup' as const },
    payment: 'at-pickup' as const,
  }
  const orderId = '11111111-2222-4333-8444-555555555555'
  const order = { ...NO_DETAILS, ...details, orderId, createdAt: '2026-11-22T00:00:00.000Z', lines } as unknown as StoredOrder
  const catalogue = { version: '1', products: [], options: [] } as unknown as Catalogue
  const receivedFiles = vi.fn(async () => new Set(ids.map(shaOf)))
  const manifest = JSON.parse(await freezeOrder(order, catalogue, { photoOf, receivedFiles }))
  expect(manifest.files).toHaveLength(ids.length)
  expect(receivedFiles).toHaveBeenCalledTimes(1)
})
