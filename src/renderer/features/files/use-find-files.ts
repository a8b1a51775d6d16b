import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { hostBridge } from '../../api/host-bridge.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { checkFiles } from './file-checks.ts'

/** The ways to photos whose file is not where it was. Each starts a job, whose result the strip tells. */
export function useFindFiles() {
  const messages = useMessages()
  const run = (work: () => Promise<unknown>) => {
    work().catch((error: unknown) => showToast(describeError(error, messages), { tone: 'bad' }))
  }
  return {
    /** The customer points at the file of this one photo. */
    findFile: (photoId: number) =>
      run(async () => {
        const [path] = (await hostBridge.pickPhotos('files')) ?? []
        if (path !== undefined) await client.library.locate({ id: photoId, path })
      }),
    /** The customer points at a folder where photos may have gone. */
    searchFolder: () =>
      run(async () => {
        const folder = await hostBridge.pickFolder?.('find')
        if (folder) await client.library.searchFolder({ folder })
      }),
    /** As after plugging in a drive. */
    recheck: () => run(() => checkFiles('asked')),
  }
}
