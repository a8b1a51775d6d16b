import { expect, it } from 'vitest'
import { correctedDate } from './corrected-date.ts'

const modifiedMs = Date.parse('2015-06-07T08:09:10.400')

it.each([
  ['as its file says', '2020-01-01T00:00:00', '2020-01-01T00:00:00', null],
  ['other than its file says', '2021-05-04T10:20:30', '2020-01-01T00:00:00', '2021-05-04T10:20:30'],
  ['put to its file’s time on purpose', '2015-06-07T08:09:10', '2020-01-01T00:00:00', '2015-06-07T08:09:10'],
  ['when its undated file was written', '2015-06-07T08:09:10', null, null],
  ['so too where that was rounded on a card', '2015-06-07T08:09:09', null, null],
  ['when its undated file was written, told by a clock in New York', '2015-06-06T19:09:10', null, null],
  ['half an hour off by a clock in India', '2015-06-07T13:39:10', null, null],
  ['other than its undated file was written', '2015-06-07T08:10:00', null, '2015-06-07T08:10:00'],
])('a photo that was taken %s', (_, takenAt, ownDate, expected) => {
  expect(correctedDate({ takenAt, modifiedMs }, ownDate)).toBe(expected)
})
