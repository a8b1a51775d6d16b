// The studio's program as its test kills it. Arguments: the data folder, the port, the catalogue to begin with, and by how many ms
// this computer's clock is wrong.
import { startStudio } from '#studio/start-studio.ts'
import { jumpClock } from './jump-clock.ts'

const [dataDir = '', port = '0', catalogueTemplate = '', wrongBy = '0'] = process.argv.slice(2)
jumpClock(Number(wrongBy))

const log = { info: () => {}, warn: () => {}, error: () => {} }
const studio = await startStudio({ studioId: 'demo', dataDir, port: Number(port), catalogueTemplate, log })
process.stdout.write(`${JSON.stringify({ port: studio.port, caPath: studio.caPath })}\n`)
