import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { hostBridge } from '../../api/host-bridge.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'

/** What one call may take. */
const MOST_PATHS = 10_000

/** The ways photos come in. Each starts a job, which the strip at the bottom tells of; what goes wrong before that is shown here. */
export function useImport() {
  const messages = useMessages()

  const startImport = async (paths: readonly string[]) => {
    for (let from = 0; from < paths.length; from += MOST_PATHS) await client.library.import({ paths: paths.slice(from, from + MOST_PATHS) })
  }
  const run = (work: () => Promise<unknown>) => {
    work().catch((error: unknown) => showToast(describeError(error, messages), { tone: 'bad' }))
  }

  return {
    importPicked: (kind: 'folder' | 'files') =>
      run(async () => {
        const paths = await hostBridge.pickPhotos(kind)
        if (paths?.length === 0) showToast(messages.library.folderEmpty)
        else if (paths) await startImport(paths)
      }),
    importDropped: (files: Promise<File[]>) => run(async () => startImport(await hostBridge.pathsOf(await files))),
    importSamples: () => run(() => client.library.importSamples({})),
  }
}
