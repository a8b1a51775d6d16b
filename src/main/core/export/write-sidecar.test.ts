import { createHash } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import type { Core } from '#core/create-core.ts'
import { performDecoderRequest } from '#core/imaging/decode.ts'
import type { ScanAnswer } from '#core/imaging/decoder-messages.ts'
import type { DecoderPool } from '#core/imaging/decoder-pool.ts'
import { writePhoto } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { endOfJob, importPaths, listPhotos, startTestCore } from '#tests/support/test-core.ts'
import { assign, createExifToolService } from '../exiftool/exiftool-service.ts'
import { createWorkFolder } from './work-folder.ts'
import { createSidecarWriter, EMPTY_SIDECAR } from './write-sidecar.ts'

const exiftool = createExifToolService()
afterAll(() => exiftool.close())

const cores: Core[] = []
afterEach(async () => void (await Promise.all(cores.splice(0).map((core) => core.close()))))

/** Lightroom's, with a setting that is none of our business. */
const FOREIGN = `<?xpacket begin="﻿" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" crs:Exposure2012="+0.50">
<dc:subject><rdf:Bag><rdf:li>old</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`

const words = { caption: '할머니 댁 <마당> & 감나무\n둘째 줄', addTags: ['가을', '할머니'], rating: 5 }

async function openLibrary(...paths: string[]) {
  const core = await startTestCore()
  cores.push(core)
  await importPaths(core, ...paths)
  const ids = listPhotos(core).map(({ id }) => id)
  const write = async () => (await endOfJob(core, await core.exports.writeSidecars(ids))).result
  return { core, ids, write }
}

async function readWords(photo: string) {
  const { metadata } = (await performDecoderRequest({ kind: 'scan', path: photo })) as ScanAnswer
  const { caption, tags, rating } = metadata
  return { caption, tags: tags.toSorted(), rating }
}

const stateOf = async (path: string) => [
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex'),
  (await stat(path)).mtimeMs,
]

it('a new one holds the words, and the photo is not touched', async () => {
  const folder = join(makeTempDir(), '-100%\nfolder')
  const photo = await writePhoto(join(folder, '감나무.jpg'.normalize('NFD')))
  const before = await stateOf(photo)
  const { core, ids, write } = await openLibrary(photo)
  await core.edits.update(ids, words)
  expect(await write()).toEqual({ written: 1, skipped: [] })
  expect(await readdir(folder)).toEqual(['감나무.jpg'.normalize('NFD'), '감나무.jpg.xmp'.normalize('NFD')])
  expect(await readWords(photo)).toEqual({ caption: words.caption, tags: words.addTags, rating: 5 })
  expect(await stateOf(photo)).toEqual(before)
})

it.each(['a.xmp', 'a.jpg.xmp'])('%s of another program is brought up to date and keeps all else', async (name) => {
  const folder = makeTempDir()
  const photo = await writePhoto(join(folder, 'a.jpg'))
  await writeFile(join(folder, name), FOREIGN)
  const { core, ids, write } = await openLibrary(photo)
  await core.edits.update(ids, { ...words, removeTags: ['old'] })
  expect(await write()).toEqual({ written: 1, skipped: [] })
  expect((await readdir(folder)).sort()).toEqual(['a.jpg', name].sort())
  expect(await readWords(photo)).toEqual({ caption: words.caption, tags: [...words.addTags, 'old'].toSorted(), rating: 5 })
  expect(await exiftool.read(join(folder, name), ['-XMP-crs:all'])).toEqual({ 'XMP-crs:Exposure2012': '+0.50' })
})

it('what another program wrote into it since, and is not said here, stays', async () => {
  const folder = makeTempDir()
  const photo = await writePhoto(join(folder, 'a.jpg'))
  const { core, ids, write } = await openLibrary(photo)
  const theirs = [assign('XMP-dc:Description', '신부 입장'), assign('XMP-dc:Subject', '결혼식'), assign('XMP-xmp:Rating', 4)]
  await writeFile(join(folder, 'a.xmp'), EMPTY_SIDECAR)
  await exiftool.write(join(folder, 'a.xmp'), theirs)
  const before = await readFile(join(folder, 'a.xmp'), 'utf8')
  expect(await write()).toEqual({ written: 0, skipped: [] })
  expect(await readFile(join(folder, 'a.xmp'), 'utf8')).toBe(before)
  await core.edits.update(ids, { addTags: ['결혼식', '신부 & 신랑'] })
  expect(await write()).toEqual({ written: 1, skipped: [] })
  expect(await readWords(photo)).toEqual({ caption: '신부 입장', tags: ['결혼식', '신부 & 신랑'], rating: 4 })
})

it.each(['a.wav', 'A.JPG'])('name.xmp beside %s as well is left alone', async (other) => {
  const folder = makeTempDir()
  const photo = await writePhoto(join(folder, 'a.png'))
  const { core, ids, write } = await openLibrary(photo)
  await writeFile(join(folder, other), 'another file of that name')
  await writeFile(join(folder, 'a.xmp'), FOREIGN)
  await core.edits.update(ids, words)
  expect(await write()).toEqual({ written: 1, skipped: [] })
  expect((await readdir(folder)).sort()).toEqual([other, 'a.png', 'a.png.xmp', 'a.xmp'].sort())
  expect(await readFile(join(folder, 'a.xmp'), 'utf8')).toBe(FOREIGN)
})

it('one that two photos share, both RAW, takes the words of both', async () => {
  const folder = makeTempDir()
  await writeFile(join(folder, 'a.xmp'), FOREIGN)
  const [one, other] = [await writePhoto(join(folder, 'a.cr2')), await writePhoto(join(folder, 'a.dng'), { colour: '#123456' })]
  const decoder = { run: async () => ({ takenAt: null }) } as unknown as DecoderPool
  const writeSidecar = createSidecarWriter({ exiftool, decoder, workFolder: createWorkFolder(join(makeTempDir(), 'work')) })
  const photoOf = (path: string, tag: string) =>
    ({
      path,
      format: 'raw',
      caption: '',
      tags: [tag],
      rating: 0,
      takenAt: '2024-05-04T10:20:30',
      modifiedMs: Date.parse('2024-05-04T10:20:30'),
    }) as unknown as Parameters<typeof writeSidecar>[0]
  expect(await Promise.all([writeSidecar(photoOf(one, '하나')), writeSidecar(photoOf(other, '둘'))])).toEqual([true, true])
  expect(await exiftool.read(join(folder, 'a.xmp'), ['-XMP-dc:Subject'])).toEqual({ 'XMP-dc:Subject': ['old', '하나', '둘'] })
  expect((await readdir(folder)).sort()).toEqual(['a.cr2', 'a.dng', 'a.xmp'])
})

it('holds the time that the customer put right, which the next import believes', async () => {
  const folder = makeTempDir()
  const dated = await writePhoto(join(folder, 'a.jpg'))
  await exiftool.write(dated, ['-DateTimeOriginal=2020:01:01 00:00:00', '-OffsetTimeOriginal=+02:00'])
  const undated = await writePhoto(join(folder, 'b.png'), { colour: '#123456' })
  const { core, ids, write } = await openLibrary(dated, undated)
  const before = await Promise.all([dated, undated].map(stateOf))
  await core.edits.update(ids, { takenAt: { at: '2021-05-04T10:20:30' } })
  expect(await write()).toEqual({ written: 2, skipped: [] })
  for (const photo of [dated, undated]) {
    const { metadata } = (await performDecoderRequest({ kind: 'scan', path: photo })) as ScanAnswer
    expect(metadata.takenAt, photo).toBe('2021-05-04T10:20:30')
    expect(await exiftool.read(`${photo}.xmp`, ['-XMP-exif:DateTimeOriginal', '-XMP-photoshop:DateCreated'])).toEqual({
      'XMP-exif:DateTimeOriginal': '2021:05:04 10:20:30',
      'XMP-photoshop:DateCreated': '2021:05:04 10:20:30',
    })
  }
  expect(await Promise.all([dated, undated].map(stateOf))).toEqual(before)
  const elsewhere = await openLibrary(dated, undated)
  expect(listPhotos(elsewhere.core).map(({ takenAt }) => takenAt)).toEqual(['2021-05-04T10:20:30', '2021-05-04T10:20:30'])
})

it('keeps the date that another program wrote into it where the customer changed none', async () => {
  const folder = makeTempDir()
  const photo = await writePhoto(join(folder, 'a.jpg'))
  await exiftool.write(photo, ['-DateTimeOriginal=2020:01:01 00:00:00'])
  const { core, ids, write } = await openLibrary(photo)
  await writeFile(join(folder, 'a.xmp'), EMPTY_SIDECAR)
  await exiftool.write(join(folder, 'a.xmp'), ['-XMP-exif:DateTimeOriginal=2019:02:03 04:05:06'])
  await core.edits.update(ids, words)
  await write()
  expect(await exiftool.read(join(folder, 'a.xmp'), ['-XMP-exif:DateTimeOriginal'])).toEqual({
    'XMP-exif:DateTimeOriginal': '2019:02:03 04:05:06',
  })
})

it('says nothing of a time that is only the file’s', async () => {
  const folder = makeTempDir()
  const photo = await writePhoto(join(folder, 'a.jpg'))
  await utimes(photo, new Date(), new Date('2015-06-07T08:09:10'))
  const { core, ids, write } = await openLibrary(photo)
  expect(await write()).toEqual({ written: 0, skipped: [] })
  await core.edits.update(ids, words)
  expect(await write()).toEqual({ written: 1, skipped: [] })
  expect(await exiftool.read(`${photo}.xmp`, ['-XMP-exif:all', '-XMP-photoshop:all', '-XMP-xmp:CreateDate'])).toEqual({})
})

it('where nothing is said there is none', async () => {
  const folder = makeTempDir()
  const { write } = await openLibrary(await writePhoto(join(folder, 'a.jpg')))
  expect(await write()).toEqual({ written: 0, skipped: [] })
  expect(await readdir(folder)).toEqual(['a.jpg'])
})

it('one that is no XMP is left as it is', async () => {
  const folder = makeTempDir()
  const photo = await writePhoto(join(folder, 'a.jpg'))
  const { core, ids, write } = await openLibrary(photo)
  await core.edits.update(ids, words)
  await writeFile(join(folder, 'a.jpg.xmp'), 'PK\u0003\u0004 somebody else’s')
  expect(await write()).toMatchObject({ written: 0, skipped: [{ path: photo, reason: 'DAMAGED' }] })
  expect(await readFile(join(folder, 'a.jpg.xmp'), 'utf8')).toBe('PK\u0003\u0004 somebody else’s')
})

it('a photo that has gone is told, and the rest is written', async () => {
  const [there, gone] = [makeTempDir(), makeTempDir()]
  const photos = [await writePhoto(join(there, 'a.jpg')), await writePhoto(join(gone, 'b.jpg'), { colour: '#123456' })]
  const { core, ids, write } = await openLibrary(...photos)
  await core.edits.update(ids, words)
  await rm(gone, { recursive: true })
  expect(await write()).toMatchObject({ written: 1, skipped: [{ path: photos[1], reason: 'FILE_GONE' }] })
  expect(await readdir(there)).toEqual(['a.jpg', 'a.jpg.xmp'])
})

it('what can’t be written beside a photo is told', async () => {
  const folder = makeTempDir()
  const photo = await writePhoto(join(folder, 'a.jpg'))
  const { core, ids, write } = await openLibrary(photo)
  await core.edits.update(ids, words)
  // For root there is no folder that can't be written to: something that no file can take the place of does as well.
  const isRoot = process.getuid?.() === 0
  if (isRoot) await mkdir(join(folder, 'a.jpg.xmp'))
  else await chmod(folder, 0o555)
  expect(await write()).toMatchObject({ written: 0, skipped: [{ path: photo, reason: isRoot ? 'DAMAGED' : 'NO_PERMISSION' }] })
  await chmod(folder, 0o755)
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
})
