import { implement, ORPCError, ValidationError } from '@orpc/server'
import type { Core } from '#core/create-core.ts'
import { toAppError } from '#core/jobs/error-facts.ts'
import { contract } from '#shared/contract/contract.ts'
import { AppError } from '#shared/errors/app-error.ts'

/**
 * The contract, carried out by the core. Whatever fails inside leaves as one of the contract's codes with its sentence;
 * what is not meant for a person is logged and leaves as INTERNAL.
 */
export function createRouter(core: Core) {
  const base = implement(contract).use(async ({ next, path }) => {
    try {
      return await next()
    } catch (error) {
      throw toRpcError(error, path, core)
    }
  })
  const { library, orders, jobs, settings } = core

  return base.router({
    library: {
      import: base.library.import.handler(async ({ input }) => ({ jobId: await library.import(input.paths) })),
      importSamples: base.library.importSamples.handler(async () => ({ jobId: await library.importSamples() })),
    },
    photos: {
      list: base.photos.list.handler(({ input }) => library.list(input)),
      get: base.photos.get.handler(({ input }) => library.get(input.id)),
      update: base.photos.update.handler(({ input: { ids, ...change } }) => ({ updated: library.update(ids, change) })),
    },
    search: {
      photos: base.search.photos.handler(({ input }) => core.search.search(input)),
    },
    catalogue: {
      get: base.catalogue.get.handler(async () => {
        const { catalogue, fetchedAt, offline } = await core.catalogue.refresh()
        return { ...catalogue, fetchedAt, offline }
      }),
    },
    orders: {
      draft: base.orders.draft.handler(async ({ input }) => ({ orderId: await orders.draft(input.lines, input.orderId) })),
      price: base.orders.price.handler(({ input }) => orders.price(input.orderId, input.delivery)),
      confirm: base.orders.confirm.handler(async ({ input }) => ({ jobId: await orders.confirm(input) })),
      send: base.orders.send.handler(async ({ input }) => ({ jobId: await orders.send(input.orderId) })),
      get: base.orders.get.handler(({ input }) => orders.get(input.orderId)),
      list: base.orders.list.handler(async () => ({ orders: await orders.list() })),
      takeBack: base.orders.takeBack.handler(async ({ input }) => ({ orderId: await orders.takeBack(input.orderId) })),
      discard: base.orders.discard.handler(({ input }) => {
        orders.discard(input.orderId)
        return {}
      }),
    },
    studio: { get: base.studio.get.handler(() => core.brand.profile) },
    jobs: {
      events: base.jobs.events.handler(({ signal }) => jobs.events(signal)),
      cancel: base.jobs.cancel.handler(({ input }) => {
        jobs.cancel(input.jobId)
        return {}
      }),
    },
    settings: {
      get: base.settings.get.handler(() => settings.get()),
      update: base.settings.update.handler(({ input }) => {
        const updated = settings.update(input)
        jobs.announce('settings')
        return updated
      }),
    },
  })
}

function toRpcError(error: unknown, path: readonly string[], { log }: Core): ORPCError<string, unknown> {
  const known = invalidInput(error) ?? toAppError(error)
  if (known.code === 'INTERNAL') log.error(`${path.join('.')} failed`, known.cause)
  return new ORPCError(known.code, { status: known.status, message: known.message, data: known.data })
}

/** Input that does not fit its schema, with the first field that is wrong. */
function invalidInput(error: unknown): AppError | null {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return null
  const issue = error.cause instanceof ValidationError ? error.cause.issues[0] : undefined
  const field = (issue?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
  return new AppError('INVALID_INPUT', { field }, { cause: error })
}
