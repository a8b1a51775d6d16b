import { isContractProcedure } from '@orpc/contract'
import { z } from 'zod'
import { contract } from '#shared/contract/contract.ts'
import type { ProcedureMeta } from '#shared/contract/procedure.ts'

export type ListedProcedure = {
  name: string
  path: readonly [string, string]
  /** Whether its call starts a job, which the cli waits for. */
  isJob: boolean
  inputSchema: z.ZodType
}

/** Every procedure of the contract, found in the contract itself. */
export function listProcedures(): ListedProcedure[] {
  return Object.entries(contract).flatMap(([area, procedures]) =>
    Object.entries(procedures).flatMap(([name, procedure]) => {
      if (!isContractProcedure(procedure)) return []
      const definition = procedure['~orpc']
      const { jobResult } = definition.meta as ProcedureMeta
      return [
        {
          name: `${area}.${name}`,
          path: [area, name] as const,
          isJob: jobResult !== undefined,
          inputSchema: definition.inputSchema as z.ZodType,
        },
      ]
    }),
  )
}

export function describeProcedure({ name, isJob, inputSchema }: ListedProcedure): { procedure: string; job: boolean; input: unknown } {
  return { procedure: name, job: isJob, input: z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' }) }
}
