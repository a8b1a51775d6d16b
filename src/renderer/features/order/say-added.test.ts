import { expect, it } from 'vitest'
import { messages } from '#shared/messages/index.ts'
import { sayAdded } from './say-added.ts'

const all = { added: 3, already: 0, over: 0, missing: 0, before: 0 }

it.each([
  [all, '3장을 주문 바구니에 담았어요', false],
  [{ ...all, already: 2 }, '2장은 이미 담겨 있어서 그대로 두었어요', true],
  [{ ...all, added: 1000, over: 12 }, '한 번에 1,000장까지 주문할 수 있어요. 먼저 1,000장만 담았어요.', true],
  [{ ...all, added: 4, over: 12 }, '한 번에 1,000장까지 주문할 수 있어요. 먼저 4장만 담았어요.', true],
  [{ ...all, added: 0, over: 12 }, '한 번에 1,000장까지 주문할 수 있어요. 주문 바구니가 가득 차서 더 담지 못했어요.', true],
  [{ ...all, before: 2 }, '3장을 주문 바구니에 담았어요. 2장은 전에도 주문한 사진이에요.', true],
  [{ ...all, missing: 2 }, '2장은 원래 파일이 제자리에 없어요. 파일을 찾아야 주문할 수 있어요.', true],
])('%o: %s', (outcome, text, notable) => {
  expect(sayAdded(outcome, messages.ko)).toEqual({ text, notable })
})
