import { oc } from '@orpc/contract'
import { z } from 'zod'
import { type ErrorCode, errorTable } from '../errors/error-table.ts'

/** `jobResult`: this procedure starts a job and answers with its id; the job ends with a result of this shape. */
export type ProcedureMeta = { jobResult?: z.ZodType }

/** The start of every procedure: the errors that it names, beside those that any may end with. */
export function procedure<Code extends ErrorCode = never>(...codes: Code[]) {
  return oc.$meta<ProcedureMeta>({}).errors(pick(errorTable, ['INVALID_INPUT', 'INTERNAL', ...codes]))
}

export const jobStarted = z.object({ jobId: z.string() })

/** One page of a list: `cursor` of the answer goes into the next call, and is left out at the end. */
export const page = { limit: z.int().min(1).max(1000).default(200), cursor: z.string().max(100).optional() }

function pick<Table extends object, Key extends keyof Table>(table: Table, keys: readonly Key[]): Pick<Table, Key> {
  const picked = {} as Pick<Table, Key>
  for (const key of keys) picked[key] = table[key]
  return picked
}
