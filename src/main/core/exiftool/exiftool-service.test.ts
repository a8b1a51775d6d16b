import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { cleanText } from '#shared/text/plain-text.ts'
import { writePhoto } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { assign, createExifToolService } from './exiftool-service.ts'

const exiftool = createExifToolService()
afterAll(() => exiftool.close())

it('writes any text that we keep as it is, on several lines and with what ExifTool would take for its own', async () => {
  const path = await writePhoto(join(makeTempDir(), 'a.jpg'))
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('&amp;', '\n-all=', '{a=b}', '<=', '@', '%f', '#[CSTR]\\n', '한글', '\t'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
      const text = cleanText(pieces.join(''))
      // A number would come back as one.
      fc.pre(text !== '' && !/^[\d.+-]/.test(text) && !/^(true|false)$/i.test(text))
      await exiftool.write(path, [assign('XMP-dc:Description', text)])
      expect(await exiftool.read(path, ['-XMP-dc:Description'])).toEqual({ 'XMP-dc:Description': text })
    }),
    { numRuns: 40 },
  )
})

it('leaves nothing beside the file, and says so where it can’t be written', async () => {
  const folder = makeTempDir()
  await writePhoto(join(folder, 'a.jpg'))
  await writeFile(join(folder, 'b.jpg'), 'no picture')
  await exiftool.write(join(folder, 'a.jpg'), [assign('IFD0:Artist', '김')])
  await expect(exiftool.write(join(folder, 'b.jpg'), [assign('IFD0:Artist', '김')])).rejects.toThrow()
  expect((await readdir(folder)).sort()).toEqual(['a.jpg', 'b.jpg'])
})

it('takes no more work once it is closed', async () => {
  const path = await writePhoto(join(makeTempDir(), 'a.jpg'))
  const own = createExifToolService()
  await own.read(path, ['-FileSize'])
  await own.close()
  await expect(own.read(path, ['-FileSize'])).rejects.toThrow()
})
