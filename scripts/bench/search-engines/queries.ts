import type { Captioned } from '../../../src/main/core/search/caption-index.ts'
import { createPlainRules, type PlainField, readField } from '../../../src/main/core/search/plain-rules.ts'

/** `means`: what it has to find, told by rules that share nothing with the search. */
export type BenchQuery = { text: string; typing: boolean; means(photo: PlainPhoto): boolean }
export type PlainPhoto = { caption: string; tags: readonly string[]; takenAt: string; fields: PlainField[] }

const stands = createPlainRules({ any: ['에', '에서', '하고', '의', '이랑'], open: ['가', '랑'] })
const words =
  (...asked: string[]) =>
  ({ fields }: PlainPhoto) =>
    asked.every((word) => fields.some((field) => stands(field, word)))
const reads =
  (pattern: RegExp) =>
  ({ caption, tags }: PlainPhoto) =>
    [caption, ...tags].some((field) => pattern.test(field))

/** Each rule once or more. */
const ASKED: [text: string, means: BenchQuery['means']][] = [
  ['할머니', words('할머니')],
  ['산', words('산')],
  ['에서', words('에서')],
  ['할머니랑 제주도에서', words('할머니랑', '제주도에서')],
  ['제주도여행', words('제주도여행')],
  ['새차', words('새차')],
  ['바다', reads(/바다|바닷[가-힣]/)],
  ['ㅎㅁㄴ', words('ㅎㅁㄴ')],
  ['ㅈㅈㄷ ㅂㄲ', words('ㅈㅈㄷ', 'ㅂㄲ')],
  ['벚꽃 한강 -부산', (photo) => words('벚꽃', '한강')(photo) && !words('부산')(photo)],
  ['"두 번째 날"', reads(/두 번째 날/)],
  ['#캠핑 2019년 5월', ({ tags, takenAt }) => tags.includes('캠핑') && takenAt.startsWith('2019-05')],
  ['bts', words('bts')],
  // Fallbacks, and one that finds nothing.
  ['gkfajsl', words('할머니')],
  ['불꽃축재', words('불꽃축제')],
  ['케이불카', words('케이블카')],
  ['졸엄식에서', words('졸업식')],
  ['크루즈여행', () => false],
]
const TYPED: [text: string, means: BenchQuery['means']][] = [
  ['하', reads(/[하-핳]/)],
  ['할ㅁ', words('할ㅁ')],
  ['할먼', reads(/할먼|할머[나-닣]/)],
  ['제줃', reads(/제줃|제주[다-딯]/)],
  ['ㅋㅇ', words('ㅋㅇ')],
]

export const QUERIES: BenchQuery[] = [
  ...ASKED.map(([text, means]) => ({ text, means, typing: false })),
  ...TYPED.map(([text, means]) => ({ text, means, typing: true })),
]

export function toPlainPhoto({ caption, tags, takenAt }: Captioned): PlainPhoto {
  return { caption, tags, takenAt, fields: [caption.toLowerCase(), ...tags].map(readField) }
}
