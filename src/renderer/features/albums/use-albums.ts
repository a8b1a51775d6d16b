import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Album } from '#shared/contract/albums.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { useUndo } from '../edits/use-undo.ts'

/** By name. */
export function useAlbums(): UseQueryResult<readonly Album[]> {
  return useQuery({ queryKey: queryKey.albums, queryFn: async ({ signal }) => (await client.albums.list({}, { signal })).albums })
}

export type AlbumEdits = {
  /** Rejects, so that a name that is taken can be told beside the field. `ids`: what lies in it from the start. */
  create: (name: string, ids?: readonly number[]) => Promise<number>
  rename: (album: Album, name: string) => Promise<void>
  remove: (album: Album) => Promise<void>
  addPhotos: (album: Album, ids: readonly number[]) => Promise<void>
  removePhotos: (album: Album, ids: readonly number[]) => Promise<void>
}

/** What can be done to albums; each says what it did and offers to take it back. */
export function useAlbumEdits(): AlbumEdits {
  const messages = useMessages()
  const { albums } = messages
  const { offerUndo } = useUndo()
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKey.albums })
  const orTell = (work: () => Promise<void>) => work().catch((error: unknown) => showToast(describeError(error, messages), { tone: 'bad' }))

  return {
    create: async (name, ids) => {
      const { albumId, editId } = await client.albums.create({ name, ...(ids && { ids: [...ids] }) })
      // Whoever goes there next has to find it in the list.
      await refresh()
      offerUndo(ids ? albums.added(ids.length, name) : albums.created(name), editId)
      return albumId
    },
    rename: async ({ albumId, name: before }, name) => {
      if (name === before) return
      const { editId } = await client.albums.rename({ albumId, name })
      await refresh()
      offerUndo(albums.renamed(name), editId)
    },
    remove: ({ albumId, name }) =>
      orTell(async () => {
        const { editId } = await client.albums.delete({ albumId })
        await refresh()
        offerUndo(albums.deleted(name), editId)
      }),
    addPhotos: ({ albumId, name }, ids) =>
      orTell(async () => {
        const { added, editId } = await client.albums.addPhotos({ albumId, ids: [...ids] })
        offerUndo(added === 0 ? albums.alreadyThere(name) : albums.added(added, name), editId)
      }),
    removePhotos: ({ albumId, name }, ids) =>
      orTell(async () => {
        const { removed, editId } = await client.albums.removePhotos({ albumId, ids: [...ids] })
        offerUndo(albums.takenOut(removed, name), editId)
      }),
  }
}
