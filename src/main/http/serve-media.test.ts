import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Core } from '#core/create-core.ts'
import { mediaAddress } from '#shared/addresses.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { serveMedia } from './serve-media.ts'

/** A core with one photo, of which only the camera's own picture is there. */
function startCore(embedded: boolean) {
  const path = join(makeTempDir(), 'picture.jpg')
  writeFileSync(path, 'picture')
  const asked: string[] = []
  const core = {
    library: { requirePhoto: (id: number) => ({ id }) },
    imports: { hurry: (id: number) => asked.push(`hurry ${id}`) },
    thumbnails: {
      pictureOf(size: string, photo: { id: number }) {
        asked.push(`${size} of ${photo.id}`)
        return Promise.resolve({ path, embedded })
      },
    },
  } as unknown as Core
  return { core, asked }
}

async function cachingOf(address: string, embedded: boolean): Promise<string | null | undefined> {
  const response = await serveMedia(new URL(address, 'app://app'), startCore(embedded).core)
  await response?.arrayBuffer()
  return response?.headers.get('cache-control')
}

const made = { id: 7, version: '0123456789ab' }

it.each(['grid', 'screen', 'full'] as const)('%s is asked for by its photo and kept for ever', async (size) => {
  const { core, asked } = startCore(false)
  const response = await serveMedia(new URL(mediaAddress(size, made), 'app://app'), core)
  expect(await response?.text()).toBe('picture')
  expect(asked).toEqual([`${size} of 7`])
  expect(response?.headers.get('cache-control')).toContain('immutable')
})

it.each([
  ['the camera’s own picture', mediaAddress('grid', made), true],
  ['a version of the camera’s own picture', mediaAddress('grid', { id: 7, version: '0123456789ab-embedded' }), false],
  ['a version of none yet', mediaAddress('grid', { id: 7, version: '0123456789ab-waiting' }), false],
  ['no version', '/media/grid/7', false],
])('%s is not kept', async (_name, address, embedded) => {
  expect(await cachingOf(address, embedded)).toBe('no-store')
})

it('while only the camera’s own picture is there, the real one is hurried', async () => {
  const { core, asked } = startCore(true)
  await (await serveMedia(new URL(mediaAddress('grid', made), 'app://app'), core))?.arrayBuffer()
  expect(asked).toEqual(['grid of 7', 'hurry 7'])
})

it.each(['/media/huge/7', '/media/embedded/7', '/media/grid/07', '/media/grid/'])('%s is nothing', async (address) => {
  expect(await cachingOf(address, false)).toBeUndefined()
})
