import { hostBridge } from '../../api/host-bridge.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './missing-notice.module.css'
import { useFindFiles } from './use-find-files.ts'

/** That a photo's file is not where it was, and the ways to find it. Its result comes in the job strip. */
export function MissingNotice({ photoId }: { photoId: number }) {
  const { files } = useMessages()
  const { findFile, searchFolder, recheck } = useFindFiles()
  return (
    <div className={styles.missing}>
      <Notice>{files.missing}</Notice>
      <div className={styles.ways}>
        <Button onClick={() => findFile(photoId)}>{files.findFile}</Button>
        {hostBridge.pickFolder && <Button onClick={searchFolder}>{files.searchFolder}</Button>}
        <Button look="quiet" onClick={recheck}>
          {files.recheck}
        </Button>
      </div>
    </div>
  )
}
