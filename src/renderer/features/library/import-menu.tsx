import { FolderOpen, ImagePlus, Sparkles } from 'lucide-react'
import { MenuButton } from '../../ui/menu.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './import-menu.module.css'
import { useImport } from './use-import.ts'

export function ImportMenu({
  look = 'plain',
  size = 'normal',
  compact = false,
}: {
  look?: 'primary' | 'plain'
  size?: 'normal' | 'large'
  compact?: boolean
}) {
  const { library } = useMessages()
  const { importPicked, importSamples } = useImport()
  return (
    <MenuButton
      look={look}
      size={size}
      {...(compact && { label: library.import })}
      items={[
        { label: library.importFolder, note: library.importFolderNote, icon: <FolderOpen size={20} />, run: () => importPicked('folder') },
        { label: library.importFiles, note: library.importFilesNote, icon: <ImagePlus size={20} />, run: () => importPicked('files') },
        { label: library.importSamples, note: library.importSamplesNote, icon: <Sparkles size={20} />, run: importSamples },
      ]}
    >
      <ImagePlus size={18} aria-hidden />
      <span className={compact ? styles.compact : undefined}>{library.import}</span>
    </MenuButton>
  )
}
