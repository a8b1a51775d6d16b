// `npm run screenshots`: runs the journeys that show the app best and takes their pictures over into docs/screenshots.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { say } from './setup/console-log.ts'

const root = join(import.meta.dirname, '..')
const from = join(root, 'test-results', 'screenshots')
const to = join(root, 'docs', 'screenshots')
const JOURNEYS = ['main-journey', 'albums', 'choosing', 'describing', 'crop', 'counter']
const WANTED = [
  ...['library', 'search', 'empty', 'viewer', 'album', 'choosing', 'describe-many'],
  ...['order', 'crop-editor', 'confirm', 'sent', 'counter-order'],
]

const child = spawn(process.execPath, [join(root, 'scripts', 'test.ts'), 'e2e', ...JOURNEYS], { stdio: 'inherit' })
const [code] = (await once(child, 'exit')) as [number | null]
if (code !== 0) process.exit(1)

mkdirSync(to, { recursive: true })
for (const name of readdirSync(from).filter((file) => WANTED.includes(file.replace(/\.png$/, '')))) {
  await sharp(join(from, name)).png({ palette: true, quality: 90, effort: 9 }).toFile(join(to, name))
  say(`docs/screenshots/${name}`)
}
