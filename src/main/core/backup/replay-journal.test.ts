import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { contentOf, openFixture, somethingSaid } from './library-fixture.ts'
import { markDamaged } from './seal.ts'

const PHOTOS = 6

/** What a person may do: say something else of a photo, fill, empty or delete an album, or let the app make its backup. */
const deed = fc.oneof(
  fc.record({ kind: fc.constant('say' as const), photo: fc.nat(PHOTOS - 1), what: fc.nat(50) }),
  fc.record({ kind: fc.constantFrom('add' as const, 'remove' as const), photo: fc.nat(PHOTOS - 1), album: fc.constantFrom('가', '나') }),
  fc.record({ kind: fc.constant('delete' as const), album: fc.constantFrom('가', '나') }),
  fc.record({ kind: fc.constant('back up' as const) }),
)
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never
type Fixture = ReturnType<typeof openFixture>

function perform(library: Fixture, what: Deed): void {
  const { db, journal } = library
  if (what.kind === 'say') library.say(what.photo, somethingSaid(what.what))
  if (what.kind === 'add') library.fillAlbum(what.album, [what.photo])
  if (what.kind === 'back up') library.backUp()
  if (what.kind === 'delete') {
    db.prepare('DELETE FROM albums WHERE name = ?').run(what.album)
    journal.append([{ albumDeleted: what.album }])
  }
  if (what.kind === 'remove' && db.prepare('SELECT 1 FROM albums WHERE name = ?').get(what.album)) {
    const photo = 'photo_id = (SELECT id FROM photos WHERE sha256 = ?)'
    db.prepare(`DELETE FROM album_photos WHERE album_id = (SELECT id FROM albums WHERE name = ?) AND ${photo}`).run(
      what.album,
      contentOf(what.photo),
    )
    journal.append([{ album: what.album, add: [], remove: [contentOf(what.photo)] }])
  }
}

it('a backup and what the journal says since are all that was said, whatever was done in whatever order', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 15 }), (deeds) => {
      const dataDir = makeTempDir()
      const library = openFixture(dataDir)
      library.addPhotos(0, PHOTOS)
      library.backUp()
      for (const what of deeds) perform(library, what)
      const words = library.words()
      library.close()
      rmSync(join(dataDir, 'library.db'))
      const recovered = openFixture(dataDir)
      expect(recovered.words()).toEqual(words)
      recovered.close()
      rmSync(dataDir, { recursive: true })
    }),
    { numRuns: 15 },
  )
})

describe('without a backup', () => {
  it('folders that were imported are to be imported again, where they are still there', () => {
    const dataDir = makeTempDir()
    const photos = join(dataDir, '사진')
    mkdirSync(photos)
    const library = openFixture(dataDir)
    library.journal.append([{ imported: [photos, '/not/there'] }, { imported: [photos] }])
    library.close()
    rmSync(join(dataDir, 'library.db'))
    const recovered = openFixture(dataDir)
    expect(recovered.db.prepare('SELECT paths FROM unfinished_imports').pluck().all()).toEqual([JSON.stringify([photos])])
    recovered.close()
  })

  it('what was said of a photo waits for it, once', () => {
    const dataDir = makeTempDir()
    const library = openFixture(dataDir)
    library.addPhotos(0, 2)
    const said = {
      ...somethingSaid(1),
      caption: '기다린 말',
      tags: ['바다', '태그1', '여행1'].sort(),
      favorite: true,
      rating: 5,
      removed: true,
    }
    library.say(1, said)
    library.fillAlbum('여름', [1])
    library.close()
    for (const name of ['library.db', 'library.seal']) rmSync(join(dataDir, name))
    const recovered = openFixture(dataDir)
    recovered.addPhotos(1, 2)
    expect(recovered.words()).toEqual({ photos: { [contentOf(1)]: said }, albums: { 여름: [contentOf(1)] } })
    recovered.db.exec('DELETE FROM photos')
    recovered.addPhotos(1, 2)
    expect(recovered.words().photos[contentOf(1)]?.caption).toBe(somethingSaid(1).caption)
    recovered.close()
  })

  it('a damaged library keeps the photos that nobody said anything of', () => {
    const dataDir = makeTempDir()
    const library = openFixture(dataDir)
    library.addPhotos(0, 3)
    const words = library.words()
    library.close()
    markDamaged(dataDir)
    const recovered = openFixture(dataDir)
    expect(recovered.words()).toEqual(words)
    expect(existsSync(join(dataDir, 'library.damaged'))).toBe(false)
    recovered.close()
  })
})
