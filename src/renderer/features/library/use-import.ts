import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { hostBridge } from '../../api/host-bridge.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { beginReading, noteImport, wasStopped } from '../jobs/stopped-imports.ts'

/** What one call may take. */
const MOST_PATHS = 10_000

/** The ways photos come in. Each starts a job, which the strip at the bottom tells of; what goes wrong before that is shown here. */
export function useImport() {
  const messages = useMessages()

  const startImport = async (paths: readonly string[]) => {
    for (let from = 0; from < paths.length; from += MOST_PATHS) {
      const { jobId } = await client.library.import({ paths: paths.slice(from, from + MOST_PATHS) })
      noteImport(jobId)
    }
  }
  const run = (work: () => Promise<unknown>) => {
    work().catch((error: unknown) => showToast(describeError(error, messages), { tone: 'bad' }))
  }

  return {
    importPicked: (kind: 'folder' | 'files') =>
      run(async () => {
        beginReading()
        const paths = await hostBridge.pickPhotos(kind)
        if (paths?.length === 0) showToast(wasStopped() ? messages.jobs.stoppedPlain : messages.library.folderEmpty)
        else if (paths) await startImport(paths)
      }),
    importDropped: (files: Promise<File[]>) =>
      run(async () => {
        beginReading()
        const paths = await hostBridge.pathsOf(await files)
        if (paths.length === 0 && wasStopped()) showToast(messages.jobs.stoppedPlain)
        await startImport(paths)
      }),
    importSamples: () => run(() => client.library.importSamples({})),
  }
}
