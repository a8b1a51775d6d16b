import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMovedFolder, followMove } from './moved-folder.ts'

describe('the folder that was moved', () => {
  it.each([
    ['a drive with another letter', 'D:\\사진\\2019\\a.jpg', 'E:\\사진\\2019\\a.jpg', { from: 'D:', to: 'E:' }],
    ['a drive elsewhere', '/media/usb/photos/2019/a.jpg', '/mnt/stick/photos/2019/a.jpg', { from: '/media/usb', to: '/mnt/stick' }],
    ['a folder with another name', '/home/사진/2019/a.jpg', '/home/옛 사진/2019/a.jpg', { from: '/home/사진', to: '/home/옛 사진' }],
    ['a folder put into another', '/photos/a.jpg', '/backup/photos/a.jpg', { from: '', to: '/backup' }],
    ['a file with another name that moved too', '/one/a.jpg', '/two/b.jpg', { from: '/one', to: '/two' }],
  ])('%s', (_what, oldPath, newPath, move) => {
    expect(findMovedFolder(oldPath, newPath)).toEqual(move)
  })

  it('is none where a file was only renamed', () => {
    expect(findMovedFolder('/photos/a.jpg', '/photos/b.jpg')).toBeNull()
  })

  it('takes along what lies in it and nothing else', () => {
    const move = { from: '/media/usb', to: '/mnt' }
    expect(followMove('/media/usb/deep/er/b.jpg', move)).toBe('/mnt/deep/er/b.jpg')
    expect(followMove('/media/usb2/b.jpg', move)).toBeNull()
    expect(followMove('/media', move)).toBeNull()
    expect(followMove('D:\\a\\b.jpg', { from: 'D:', to: 'E:' })).toBe('E:\\a\\b.jpg')
  })
})

it('the file that told of the move is found by it, and so is each that lay beside or below it', () => {
  const name = fc.constantFrom('a', 'b', '가', '2019')
  const folder = fc.array(name, { maxLength: 4 }).map((names) => names.map((part) => `/${part}`).join(''))
  fc.assert(
    fc.property(folder, folder, folder, name, name, (from, to, inside, file, other) => {
      fc.pre(from !== to)
      const move = findMovedFolder(`${from}${inside}/${file}.jpg`, `${to}${inside}/${file}.jpg`)
      if (!move) throw new Error('nothing moved')
      expect(followMove(`${from}${inside}/${file}.jpg`, move)).toBe(`${to}${inside}/${file}.jpg`)
      expect(followMove(`${from}${inside}/deep/${other}.jpg`, move)).toBe(`${to}${inside}/deep/${other}.jpg`)
    }),
  )
})
