import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PhotoFormat } from '../contract/photos.ts'
import { arrangeStack, type StackMember } from './arrange-stack.ts'

const AT = '2024-05-04T10:23:11'

function member(id: number, format: PhotoFormat, rest: Partial<StackMember> = {}): StackMember {
  return { id, format, fileName: `IMG_1.${format}`, takenAt: AT, stackOf: null, ...rest }
}

/** Formats as they stand: the front, then those behind it; one string a stack. */
function stacksOf(members: readonly StackMember[]): string[] {
  const arranged = arrangeStack(members)
  const fronts = members.filter(({ id }) => arranged.get(id) === null)
  const nameOf = (front: StackMember) => [front, ...members.filter(({ id }) => arranged.get(id) === front.id)].map(({ format }) => format)
  return fronts.map((front) => nameOf(front).join(' < '))
}

describe('files of one moment', () => {
  it.each<[PhotoFormat[], string[]]>([
    [['jpeg', 'raw'], ['jpeg < raw']],
    [['heic', 'jpeg'], ['jpeg < heic']],
    [['raw', 'heic'], ['heic < raw']],
    [['jpeg', 'heic', 'raw'], ['jpeg < heic < raw']],
    [['tiff', 'raw'], ['tiff < raw']],
    [
      ['jpeg', 'png'],
      ['jpeg', 'png'],
    ],
    [
      ['jpeg', 'tiff', 'raw'],
      ['jpeg < raw', 'tiff'],
    ],
    [['raw'], ['raw']],
    [[], []],
  ])('%j', (formats, expected) => {
    expect(stacksOf(formats.map((format, index) => member(index + 1, format)))).toEqual(expected)
  })

  it('are those of the same second, or that do not say when', () => {
    expect(stacksOf([member(1, 'jpeg'), member(2, 'raw', { takenAt: '2024-05-04T10:23:12' })])).toEqual(['jpeg', 'raw'])
    expect(stacksOf([member(1, 'jpeg', { takenAt: null }), member(2, 'raw')])).toEqual(['jpeg < raw'])
  })

  it('stay together when the date of one is changed', () => {
    expect(stacksOf([member(1, 'jpeg', { takenAt: '1999-01-01T00:00:00' }), member(2, 'raw', { stackOf: 1 })])).toEqual(['jpeg < raw'])
  })

  it('are never two of one format', () => {
    const twice = [member(1, 'jpeg', { fileName: 'IMG_1.JPG' }), member(2, 'jpeg', { fileName: 'IMG_1.jpeg' }), member(3, 'raw')]
    expect(stacksOf(twice)).toEqual(['jpeg < raw', 'jpeg'])
  })
})

const anyMember = fc.record({
  format: fc.constantFrom<PhotoFormat>('jpeg', 'heic', 'raw', 'png', 'tiff'),
  takenAt: fc.constantFrom(AT, '2020-01-01T00:00:00', null),
  name: fc.constantFrom('a', 'b'),
})
const anyGroup = fc
  .array(anyMember, { maxLength: 7 })
  .map((all) => all.map(({ name, ...rest }, index) => member(index + 1, rest.format, { ...rest, fileName: `${name}${index}` })))

describe('whatever the files', () => {
  it('every one has its place, and nothing stands behind what stands behind another', () => {
    fc.assert(
      fc.property(anyGroup, (group) => {
        const arranged = arrangeStack(group)
        expect([...arranged.keys()].sort()).toEqual(group.map(({ id }) => id).sort())
        for (const front of arranged.values()) if (front !== null) expect(arranged.get(front)).toBeNull()
      }),
    )
  })

  it('the order in which they come says nothing', () => {
    const shuffled = anyGroup.chain((group) =>
      fc.tuple(fc.constant(group), fc.shuffledSubarray(group, { minLength: group.length, maxLength: group.length })),
    )
    fc.assert(
      fc.property(shuffled, ([group, other]) => {
        expect(new Map([...arrangeStack(other)].sort())).toEqual(new Map([...arrangeStack(group)].sort()))
      }),
    )
  })

  it('arranging what is arranged changes nothing', () => {
    fc.assert(
      fc.property(anyGroup, (group) => {
        const once = arrangeStack(group)
        const again = arrangeStack(group.map((one) => ({ ...one, stackOf: once.get(one.id) ?? null })))
        expect(again).toEqual(once)
      }),
    )
  })
})
