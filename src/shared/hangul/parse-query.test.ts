import { describe, expect, it } from 'vitest'
import { isYearBegun } from './parse-date.ts'
import { parseQuery } from './parse-query.ts'

const read = (query: string, typing = false) =>
  parseQuery(query, typing).map(
    (clause) => `${clause.exclude ? 'not ' : ''}${clause.kind} ${clause.text}${'typing' in clause && clause.typing ? '…' : ''}`,
  )

describe('a query', () => {
  it.each([
    ['할머니  제주도', ['word 할머니', 'word 제주도']],
    ['할머니,제주도/(바다)', ['word 할머니', 'word 제주도', 'word 바다']],
    ['"새 차" 부산', ['phrase 새차', 'word 부산']],
    ['“새 차', ['phrase 새차']],
    ['부산 -야경 -"모래 축제" -#먹방', ['word 부산', 'not word 야경', 'not phrase 모래축제', 'not tag 먹방']],
    ['부산-야경', ['word 부산', 'word 야경']],
    ['#부산#야경 태그: 제주 tag:BTS', ['tag 부산', 'tag 야경', 'tag 제주', 'tag bts']],
    ['3.2kg 10:30', ['phrase 32kg', 'phrase 1030']],
    ['파리💍♥', ['word 파리', 'word 💍', 'word ♥']],
    ['ㅄ', ['word ㅂㅅ']],
    ['2024년 5월 3일 바다', ['date 2024년5월3일', 'word 바다']],
    ['5월에 -2024', ['date 5월에', 'not date 2024']],
    ['- -- "" # ...', []],
    [' \u3000\t', []],
  ])('%j asks for %j', (query, clauses) => {
    expect(read(query)).toEqual(clauses)
  })

  it('has only its last word in the making, and only where no space follows', () => {
    expect(read('할머니 칠', true)).toEqual(['word 할머니', 'word 칠…'])
    expect(read('할머니 칠 ', true)).toEqual(['word 할머니', 'word 칠'])
    expect(read('#부', true)).toEqual(['tag 부…'])
    expect(read('부산 -야', true)).toEqual(['word 부산', 'not word 야'])
  })

  it('has at most 20 clauses', () => {
    expect(parseQuery('가 '.repeat(1000), false)).toHaveLength(20)
  })

  it('keeps what was typed, for the keyboard mode', () => {
    expect(parseQuery('Ejrrnr ＡＢＣ', false).map(({ raw }) => raw)).toEqual(['Ejrrnr', 'ＡＢＣ'])
  })
})

describe('a date', () => {
  it.each([
    ['2024년 5월 3일', { year: 2024, month: 5, day: 3 }],
    ['2024년5월', { year: 2024, month: 5 }],
    ['24년 5월', { year: 2024, month: 5 }],
    ['98년', { year: 1998 }],
    ['5월 3일', { month: 5, day: 3 }],
    ['5월에', { month: 5 }],
    ['2024', { year: 2024 }],
    ['2024-05', { year: 2024, month: 5 }],
    ['2024.5.3.', { year: 2024, month: 5, day: 3 }],
    ['20240503', { year: 2024, month: 5, day: 3 }],
  ])('is read from %j', (query, date) => {
    const [clause] = parseQuery(query, false)
    expect(clause).toMatchObject({ kind: 'date', date })
  })

  it.each(['21일', '30년', '13월', '2월 32일', '2024-13', '12345', '2041호', '5월말', '3.2'])('is not read from all of %j', (query) => {
    expect(parseQuery(query, false).map(({ kind }) => kind)).not.toEqual(['date'])
  })
})

describe('a date that is still being typed', () => {
  it.each([
    ['2024ㄴ', { year: 2024 }],
    ['2024녀', { year: 2024 }],
    ['2024년ㅇ', { year: 2024 }],
    ['2024년 5', { year: 2024 }],
    ['2024년 1', { year: 2024 }],
    ['2024년 0', { year: 2024 }],
    ['2024년5우', { year: 2024 }],
    ['2024년 5워', { year: 2024 }],
    ['24년 5', { year: 2024 }],
    ['2024년 5월 3', { year: 2024, month: 5 }],
    ['2024년 5월 3이', { year: 2024, month: 5 }],
    ['2024년 5월ㅂ', { year: 2024, month: 5 }],
    ['2024년 5월부ㅌ', { year: 2024, month: 5 }],
    ['5ㅇ', { month: 5 }],
    ['5워', { month: 5 }],
    ['5월 1', { month: 5 }],
    ['2024-', { year: 2024 }],
    ['2024-0', { year: 2024 }],
    ['2024.05.', { year: 2024, month: 5 }],
    ['2024-05-0', { year: 2024, month: 5 }],
    ['20240', { year: 2024 }],
    ['202405', { year: 2024, month: 5 }],
    ['2024050', { year: 2024, month: 5 }],
  ])('%j is read as far as it is known', (query, date) => {
    const nothing = { year: undefined, month: undefined, day: undefined }
    const clauses = parseQuery(`바다 ${query}`, true)
    expect(clauses).toMatchObject([{ kind: 'word' }, { kind: 'date', date: { ...nothing, ...date } }])
    expect(clauses[1]?.raw).toBe(query)
  })

  it.each(['2024년 5월', '2024년 5월 3일', '2024-05-03', '5월에', '20240503', '2024'])('%j is whole, typing or not', (query) => {
    expect(parseQuery(query, true)).toEqual(parseQuery(query, false))
  })

  it.each([
    ['5', ['word 5…']],
    ['5살', ['word 5살…']],
    ['3이서', ['word 3이서…']],
    ['2024년 돌', ['date 2024년', 'word 돌…']],
    ['2024년 5살', ['date 2024년', 'word 5살…']],
    ['30년', ['word 30년…']],
    ['2024년 5 ', ['date 2024년', 'word 5']],
  ])('%j is none, or no longer', (query, clauses) => {
    expect(read(query, true)).toEqual(clauses)
  })

  it.each([
    ['20', true],
    ['바다 199', true],
    ['2024', false],
    ['120', false],
    ['바다20', false],
    ['', false],
  ])('%j ends with the first digits of a year: %s', (query, begun) => {
    expect(isYearBegun(query)).toBe(begun)
  })

  it('once typing is over a number is a number', () => {
    expect(read('2024년 5')).toEqual(['date 2024년', 'word 5'])
  })
})
