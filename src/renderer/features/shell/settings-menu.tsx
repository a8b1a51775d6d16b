import { CircleHelp, DatabaseBackup, Settings, Tags } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import { useMessages } from '../../ui/use-messages.tsx'
import { usePopover } from '../../ui/use-popover.ts'
import { BackupDialog } from '../backup/backup-dialog.tsx'
import { HELP_PATH, useHelpKey } from '../help/use-help-key.ts'
import { SettingsForm } from '../studio/settings-form.tsx'
import { TagManager } from '../tags/tag-manager.tsx'
import styles from './settings-menu.module.css'

/** The few settings of the app and what is seldom done, in a small panel beside the button. */
export function SettingsMenu() {
  const { shell, describe, backup, help } = useMessages()
  const [, navigate] = useLocation()
  useHelpKey()
  const { open, setOpen, wrapper, button } = usePopover()
  const [dialog, setDialog] = useState<'tags' | 'backup'>()
  const show = (which: 'tags' | 'backup') => {
    setOpen(false)
    // A dialog gives the focus back to where it was.
    button.current?.focus()
    setDialog(which)
  }
  const close = () => setDialog(undefined)
  const showHelp = () => {
    setOpen(false)
    navigate(HELP_PATH, { state: { canGoBack: true } })
  }

  return (
    <div ref={wrapper} className={styles.wrapper}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-label={shell.settings}
        title={shell.settings}
        onClick={() => setOpen(!open)}
      >
        <Settings size={20} />
        <span className={styles.label}>{shell.settings}</span>
      </button>
      {open && (
        <section aria-label={shell.settings} className={styles.panel}>
          <SettingsForm />
          <div className={styles.tasks}>
            <Task icon={<Tags size={20} />} label={describe.tidyTitle} onPress={() => show('tags')} />
            <Task icon={<DatabaseBackup size={20} />} label={backup.title} onPress={() => show('backup')} />
            <Task icon={<CircleHelp size={20} />} label={help.title} onPress={showHelp} />
          </div>
        </section>
      )}
      {dialog === 'tags' && <TagManager onClose={close} />}
      {dialog === 'backup' && <BackupDialog onClose={close} />}
    </div>
  )
}

function Task({ icon, label, onPress }: { icon: ReactNode; label: string; onPress: () => void }) {
  return (
    <button type="button" className={styles.task} onClick={onPress}>
      {icon}
      {label}
    </button>
  )
}
