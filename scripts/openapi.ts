// `npm run openapi`: writes docs/openapi.json from the schemas of the studio's calls.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeProtocol } from './openapi/describe-protocol.ts'

writeFileSync(join(import.meta.dirname, '..', 'docs', 'openapi.json'), `${JSON.stringify(describeProtocol(), null, 2)}\n`)
