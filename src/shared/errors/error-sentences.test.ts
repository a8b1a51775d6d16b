import { describe, expect, it } from 'vitest'
import { errorsEn } from '../messages/en/errors.ts'
import { errorsKo } from '../messages/ko/errors.ts'
import { AppError, hasCode } from './app-error.ts'
import { type ErrorCode, errorTable, isErrorCode } from './error-table.ts'

/** Facts for every sentence at once. */
const facts = {
  field: 'lines.0.quantity',
  name: 'photos.show',
  path: '/사진/여름',
  id: 7,
  fileName: '할머니.jpg',
  jobId: 'job-1',
  studioId: 'hanbit',
  productId: 'print-4x6',
  option: '종이',
  minimum: 5000,
  subtotal: 1200,
  orderId: 'order-1',
  confirmed: 1000,
  now: 2000,
  status: 500,
  code: 'X',
  message: '',
  count: 3,
  offset: 10,
  megabytes: 200,
  albumId: 1,
  searchId: 1,
  tag: '가족',
  seconds: 7,
}
const codes = Object.keys(errorTable) as ErrorCode[]
const sentenceIn = (sentences: typeof errorsKo, code: ErrorCode) => (sentences[code] as (data: object) => string)(facts)

describe.each(codes)('%s', (code) => {
  it('is known to its table, which takes the facts', () => {
    expect(isErrorCode(code)).toBe(true)
    expect(errorTable[code].data.safeParse(facts).error).toBeUndefined()
  })

  it('says in Korean what happened, calmly', () => {
    const sentence = sentenceIn(errorsKo, code)
    expect(sentence).toMatch(/[가-힣]{2}/)
    expect(sentence).toMatch(/[.요)]$/)
    expect(sentence).not.toMatch(/!|undefined|NaN|\[object/)
  })

  it('says it in English too', () => {
    const sentence = sentenceIn(errorsEn, code)
    expect(sentence).toMatch(/^\S.*[.)]$/)
    expect(sentence.replaceAll(/“[^”]*”|\([^)]*\)/g, '')).not.toMatch(/[가-힣]|!|undefined|NaN|\[object/)
  })

  it('answers with a status of an error', () => {
    expect(errorTable[code].status).toBeGreaterThanOrEqual(400)
    expect(errorTable[code].status).toBeLessThan(600)
  })
})

describe('the facts', () => {
  it.each([
    ['PHOTO_FILE_MISSING', '할머니.jpg'],
    ['PATH_NOT_FOUND', '/사진/여름'],
    ['PRICE_CHANGED', '2,000'],
    ['BELOW_MINIMUM', '3,800'],
    ['STUDIO_FAILED', '500'],
    ['FILES_MISSING', '3'],
  ] as const)('of %s stand in its sentence', (code, fact) => {
    expect(sentenceIn(errorsKo, code)).toContain(fact)
    expect(sentenceIn(errorsEn, code)).toContain(fact)
  })

  it('take the particle that fits: 을 after a consonant, 를 after a vowel', () => {
    expect(errorsKo.PATH_NOT_FOUND({ path: '여행' })).toContain("'여행'을")
    expect(errorsKo.PATH_NOT_FOUND({ path: '바다' })).toContain("'바다'를")
  })
})

describe('an AppError', () => {
  const error = new AppError('PHOTO_FILE_MISSING', { fileName: '바다.jpg' }, { cause: 'ENOENT' })

  it('carries its code, its facts, its sentence, its status and its cause', () => {
    expect(error).toMatchObject({
      name: 'AppError',
      code: 'PHOTO_FILE_MISSING',
      data: { fileName: '바다.jpg' },
      status: 410,
      cause: 'ENOENT',
    })
    expect(error.message).toBe(errorsKo.PHOTO_FILE_MISSING({ fileName: '바다.jpg' }))
  })

  it('is told by its code', () => {
    expect(hasCode(error, 'PHOTO_FILE_CHANGED', 'PHOTO_FILE_MISSING')).toBe(true)
    expect(hasCode(error, 'PHOTO_FILE_CHANGED')).toBe(false)
    expect(hasCode(Object.assign(new Error('x'), { code: 'PHOTO_FILE_MISSING' }), 'PHOTO_FILE_MISSING')).toBe(false)
  })
})

it('a code is not known because every object has such a member', () => {
  for (const code of ['toString', '__proto__', 'constructor', '']) expect(isErrorCode(code)).toBe(false)
})
