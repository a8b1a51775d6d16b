import type { AxiosResponse } from 'axios'
import type { z } from 'zod'
import type { Catalogue } from '../../src/shared/catalogue/catalogue.ts'
import type { ErrorCode } from '../../src/shared/errors/error-table.ts'
import { errorTable } from '../../src/shared/errors/error-table.ts'
import type { Manifest } from '../../src/shared/orders/manifest.ts'
import { errorBodySchema, header } from '../../src/shared/orders/studio-protocol.ts'
import type { TestClient, TestPhoto } from '../../src/studio/testing/test-client.ts'

/** What a check may use: a server that it knows nothing of but its catalogue. */
export type Bench = {
  catalogue: Catalogue
  /** Another customer each time. */
  newClient(): TestClient
  /** Another photo each time, of about so many bytes. */
  newPhoto(bytes?: number): Promise<TestPhoto>
  /** An order of one print of each photo that the server can't but take. */
  manifestOf(photos: readonly TestPhoto[], changes?: Partial<Manifest>): Manifest
}

export type Check = {
  /** What the server does, as a sentence. */
  says: string
  run(bench: Bench): Promise<void>
}

export class NotConforming extends Error {}

export function require(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new NotConforming(otherwise)
}

export function requireStatus(response: AxiosResponse<unknown>, ...statuses: number[]): void {
  const code = errorBodySchema.safeParse(response.data).data?.code
  require(statuses.includes(response.status), `answered ${response.status}${code ? ` ${code}` : ''}, not ${statuses.join(' or ')}`)
}

/** The answer is the error of this code, with its status and the facts that its sentence needs. */
export function requireError(response: AxiosResponse<unknown>, code: ErrorCode): void {
  requireStatus(response, errorTable[code].status)
  const body = errorBodySchema.safeParse(response.data)
  require(body.success, 'the body of an error is not {code, message, data}')
  require(body.data.code === code, `said ${body.data.code}, not ${code}`)
  require(errorTable[code].data.safeParse(body.data.data).success, `${code} came without its facts`)
}

export function requireShape<Schema extends z.ZodType>(response: AxiosResponse<unknown>, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(response.data)
  require(parsed.success, `the answer has another shape: ${parsed.error?.issues[0]?.path.join('.')} ${parsed.error?.issues[0]?.message}`)
  return parsed.data
}

export function requireUpload(response: AxiosResponse<unknown>, offset: number, complete: boolean): void {
  const { [header.uploadOffset]: held, [header.uploadComplete]: whole } = response.headers as Record<string, unknown>
  require(Number(held) === offset, `Upload-Offset is ${String(held)}, not ${offset}`)
  require(whole === (complete ? '?1' : '?0'), `Upload-Complete is ${String(whole)}, not ${complete ? '?1' : '?0'}`)
}
