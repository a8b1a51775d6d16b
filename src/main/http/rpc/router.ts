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
      if (path[0] !== 'jobs') await core.backups.writable()
      return await next()
    } catch (error) {
      core.backups.heed(error)
      throw toRpcError(error, path, core)
    }
  })
  const { library, imports, files, edits, albums, tags, suggest, savedSearches, orders, jobs, settings } = core

  return base.router({
    library: {
      import: base.library.import.handler(async ({ input }) => ({ jobId: await imports.import(input.paths) })),
      importSamples: base.library.importSamples.handler(async () => ({ jobId: await imports.importSamples() })),
      checkFiles: base.library.checkFiles.handler(() => ({ jobId: files.check() })),
      locate: base.library.locate.handler(async ({ input }) => ({ jobId: await files.locate(input.id, input.path) })),
      searchFolder: base.library.searchFolder.handler(async ({ input }) => ({ jobId: await files.searchFolder(input.folder) })),
      export: base.library.export.handler(async ({ input }) => ({ jobId: await core.exports.export(input) })),
      writeSidecars: base.library.writeSidecars.handler(async ({ input }) => ({ jobId: await core.exports.writeSidecars(input.ids) })),
      backup: base.library.backup.handler(async ({ input }) => ({ jobId: await core.backups.backup(input.folder) })),
      backups: base.library.backups.handler(() => ({ backups: core.backups.list() })),
      restore: base.library.restore.handler(async ({ input }) => ({ jobId: await core.backups.restore(input) })),
      health: base.library.health.handler(() => core.backups.health()),
      acknowledge: base.library.acknowledge.handler(() => {
        core.backups.acknowledge()
        return {}
      }),
    },
    photos: {
      list: base.photos.list.handler(({ input }) => library.list(input)),
      index: base.photos.index.handler(({ input, signal }) => library.index({ ...input, signal })),
      getMany: base.photos.getMany.handler(({ input }) => ({ photos: library.getMany(input.ids) })),
      get: base.photos.get.handler(({ input }) => library.get(input.id)),
      facets: base.photos.facets.handler(({ input }) => library.facets(input.filter)),
      update: base.photos.update.handler(({ input: { ids, ...change } }) => edits.update(ids, change)),
      remove: base.photos.remove.handler(({ input }) => edits.remove(input.ids)),
      restore: base.photos.restore.handler(({ input }) => edits.restore(input.ids)),
      similar: base.photos.similar.handler(({ input }) => core.similar.find(input.filter)),
    },
    albums: {
      list: base.albums.list.handler(async () => ({ albums: await albums.list() })),
      create: base.albums.create.handler(({ input }) => albums.create(input.name, input.ids)),
      rename: base.albums.rename.handler(({ input }) => albums.rename(input.albumId, input.name)),
      delete: base.albums.delete.handler(({ input }) => albums.delete(input.albumId)),
      addPhotos: base.albums.addPhotos.handler(({ input }) => albums.addPhotos(input.albumId, input.ids)),
      removePhotos: base.albums.removePhotos.handler(({ input }) => albums.removePhotos(input.albumId, input.ids)),
    },
    tags: {
      list: base.tags.list.handler(async ({ input }) => ({ tags: await tags.list(input.text, input.limit) })),
      rename: base.tags.rename.handler(({ input }) => tags.rename(input.from, input.to)),
      delete: base.tags.delete.handler(({ input }) => tags.delete(input.tag)),
    },
    edits: {
      undo: base.edits.undo.handler(({ input }) => edits.undo(input.editId)),
      redo: base.edits.redo.handler(() => edits.redo()),
    },
    search: {
      photos: base.search.photos.handler(({ input, signal }) => library.search({ ...input, signal })),
      suggest: base.search.suggest.handler(({ input }) => suggest.suggest(input.text, input.limit)),
      remember: base.search.remember.handler(({ input }) => {
        suggest.remember(input.text)
        return {}
      }),
      forget: base.search.forget.handler(({ input }) => {
        suggest.forget(input.text)
        return {}
      }),
      nearest: base.search.nearest.handler(({ input }) => suggest.nearest(input.text)),
    },
    savedSearches: {
      list: base.savedSearches.list.handler(() => ({ searches: savedSearches.list() })),
      create: base.savedSearches.create.handler(({ input }) => ({ searchId: savedSearches.create(input) })),
      rename: base.savedSearches.rename.handler(({ input }) => {
        savedSearches.rename(input.searchId, input.name)
        return {}
      }),
      delete: base.savedSearches.delete.handler(({ input }) => {
        savedSearches.delete(input.searchId)
        return {}
      }),
    },
    catalogue: {
      get: base.catalogue.get.handler(async () => {
        const { catalogue, fetchedAt, offline } = await core.catalogue.refresh()
        return { ...catalogue, fetchedAt, offline }
      }),
    },
    orders: {
      draft: base.orders.draft.handler(({ input }) => orders.draft(input.lines, input.orderId, input.revision)),
      rename: base.orders.rename.handler(({ input }) => {
        orders.rename(input.orderId, input.name)
        return {}
      }),
      keepForm: base.orders.keepForm.handler(({ input }) => {
        orders.keepForm(input.orderId, input.form)
        return {}
      }),
      price: base.orders.price.handler(({ input }) => orders.price(input.orderId, input.delivery)),
      confirm: base.orders.confirm.handler(async ({ input }) => ({ jobId: await orders.confirm(input) })),
      send: base.orders.send.handler(async ({ input }) => ({ jobId: await orders.send(input.orderId) })),
      get: base.orders.get.handler(({ input }) => orders.get(input.orderId, input.fresh)),
      list: base.orders.list.handler(async () => ({ orders: await orders.list() })),
      takeBack: base.orders.takeBack.handler(async ({ input }) => ({ orderId: await orders.takeBack(input.orderId, input.without) })),
      cancel: base.orders.cancel.handler(({ input }) => orders.cancel(input.orderId)),
      reorder: base.orders.reorder.handler(({ input }) => orders.reorder(input.orderId)),
      wake: base.orders.wake.handler(() => {
        orders.wake()
        return {}
      }),
      history: base.orders.history.handler(({ input }) => ({ photos: orders.history(input.photoIds) })),
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
