import { describe, expect, it } from 'vitest'
import { messages } from '#shared/messages/index.ts'
import { isWorthTelling, sayChecked, sayLocated } from './found-sentence.ts'

const { files } = messages.ko

describe('a search for files', () => {
  it.each([
    [{ found: 37, missing: 3 }, '사진 37장을 다시 찾았어요. 3장은 아직 못 찾았어요.'],
    [{ found: 37, missing: 0 }, '사진 37장을 다시 찾았어요.'],
    [{ found: 0, missing: 3 }, '여기에는 찾는 사진이 없어요. 3장은 아직 못 찾았어요.'],
  ])('%o: %s', (result, sentence) => {
    expect(sayLocated(result, files)).toBe(sentence)
  })
})

describe('a look at all files', () => {
  it.each([
    ['asked', 0, 0, '모든 사진의 원래 파일이 제자리에 있어요.'],
    ['asked', 5, 0, '사진 5장을 다시 찾았어요.'],
    ['itself', 5, 2, '사진 3장을 다시 찾았어요. 2장은 아직 못 찾았어요.'],
    ['itself', 0, 2, '사진 2장의 원래 파일이 제자리에 없어요. 디스크를 연결하거나 파일을 찾아 주세요.'],
  ] as const)('by %s, %d missing before and %d now: %s', (by, missingBefore, missing, sentence) => {
    expect(isWorthTelling({ by, missingBefore }, missing)).toBe(true)
    expect(sayChecked({ found: 10, missing }, { by, missingBefore }, files)).toBe(sentence)
  })

  it('that nobody asked for is silent where nothing is different', () => {
    expect(isWorthTelling({ by: 'itself', missingBefore: 4 }, 4)).toBe(false)
    expect(isWorthTelling(undefined, 4)).toBe(false)
  })
})
