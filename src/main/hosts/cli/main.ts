import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { createCore } from '#core/create-core.ts'
import type { Log } from '#core/host.ts'
import { toErrorFacts } from '#core/jobs/error-facts.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { createNodeHost } from '../node-host.ts'
import { describeProcedure, listProcedures } from './list-procedures.ts'
import { type CliLine, createCli, parseJson } from './run-cli.ts'

const HELP = `Calls any procedure of the app by name, JSON in and JSON out, one line each.

  npm run -s cli -- [options] PROCEDURE ['JSON']   one call; exit 1 after an error
  npm run -s cli -- [options] -                    one {"call": PROCEDURE, "input": …} a line from standard input
  npm run -s cli -- --list                         every procedure with its input schema

  --data DIR      the data folder (default: this user's own)
  --studio ID     the brand: a folder of resources/studios (default: the only one)
  --server URL    the studio's server in place of the brand's
  --ca FILE       the authority (PEM) that signed that server's certificate

Every line printed is {"event": …}, {"result": …} or {"error": {"code", "message", "data"}}.
`

async function print(line: CliLine): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain')
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments()
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  if (values.list) {
    await print({ result: listProcedures().map(describeProcedure) })
    return 0
  }
  const [name, json = '{}'] = positionals
  if (name === undefined) {
    process.stderr.write(HELP)
    return 1
  }
  const core = await createCore(await createNodeHost({ ...values, studioId: values.studio, dataDir: values.data, log: stderrLog }))
  try {
    const cli = createCli(core, print)
    if (name === '-') {
      await cli.serve(process.stdin)
      return 0
    }
    const input = parseJson(json)
    if (input === undefined) throw new AppError('INVALID_INPUT', { field: 'JSON' })
    return (await cli.call(name, input)) ? 0 : 1
  } finally {
    await core.close()
  }
}

function readArguments() {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({ allowPositionals: true, options: { data: text, studio: text, server: text, ca: text, list: flag, help: flag } })
  } catch (error) {
    throw new AppError('INVALID_INPUT', { field: error instanceof Error ? error.message : '' })
  }
}

// stdout belongs to the answers.
const stderrLog: Log = {
  info: () => {},
  warn: () => {},
  error: (message, error) =>
    void process.stderr.write(`${message}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
}

// Whoever read our answers has heard enough, as `| head` does.
process.stdout.on('error', () => process.exit(0))

process.exitCode = await main().catch(async (error: unknown) => {
  if (!(error instanceof AppError)) stderrLog.error('cli failed', error)
  await print({ error: toErrorFacts(error) })
  return 1
})
