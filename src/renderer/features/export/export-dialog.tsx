import { FileText, FolderOpen } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { hostBridge } from '../../api/host-bridge.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import fieldStyles from '../../ui/field.module.css'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './export-dialog.module.css'
import { type ExportForm, FIRST_FORM, longEdgeOf } from './export-options.ts'
import { SizePart } from './size-part.tsx'

const FORMATS = ['original', 'jpeg', 'png', 'webp'] as const
const METADATA = ['keep', 'no-place', 'none'] as const

/** Writes copies of photos into a folder, or what was said of them into files beside them. The strip of jobs shows how far it is. */
export function ExportDialog({ ids, onClose }: { ids: readonly number[]; onClose: () => void }) {
  const messages = useMessages()
  const { export: words, common } = messages
  const [form, setForm] = useState<ExportForm>(FIRST_FORM)
  const longEdge = longEdgeOf(form)
  const tell = (error: unknown) => showToast(describeError(error, messages), { tone: 'bad' })
  const start = (work: Promise<unknown>) => {
    onClose()
    work.catch(tell)
  }

  const exportPhotos = async () => {
    if (longEdge === undefined) return
    const { pickFolder } = hostBridge
    // Where the host can't ask, the core takes the folder for downloads.
    const folder = pickFolder ? await pickFolder('save') : null
    if (pickFolder && folder === null) return
    const { format, metadata, withWords } = form
    start(client.library.export({ ids: [...ids], folder, format, longEdge, metadata, withWords }))
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void exportPhotos().catch(tell)
  }

  return (
    <Dialog title={words.title(ids.length)} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.soft}>{words.intro}</p>
        <div className={fieldStyles.field}>
          <span className={fieldStyles.label}>{words.format}</span>
          <Segmented
            label={words.format}
            value={form.format}
            choices={FORMATS.map((value) => ({ value, label: words.formats[value] }))}
            onChange={(format) => setForm({ ...form, format })}
          />
          <p className={fieldStyles.hint}>{words.formatNotes[form.format]}</p>
        </div>
        {form.format !== 'original' && <SizePart form={form} wrong={longEdge === undefined} onChange={setForm} />}
        <div className={fieldStyles.field}>
          <span className={fieldStyles.label}>{words.metadata}</span>
          <RadioCards
            label={words.metadata}
            name="metadata"
            value={form.metadata}
            cards={METADATA.map((value) => ({ value, label: words.metadataChoices[value], note: [words.metadataNotes[value]] }))}
            onChange={(metadata) => setForm({ ...form, metadata })}
          />
        </div>
        <label className={styles.check}>
          <input type="checkbox" checked={form.withWords} onChange={(event) => setForm({ ...form, withWords: event.target.checked })} />
          <span>
            <strong>{words.withWords}</strong>
            <span className={fieldStyles.hint}>{words.withWordsNote}</span>
          </span>
        </label>
        <div className={styles.sidecars}>
          <p className={fieldStyles.hint}>{words.sidecarsNote}</p>
          <Button look="quiet" onClick={() => start(client.library.writeSidecars({ ids: [...ids] }))}>
            <FileText size={18} aria-hidden />
            {words.sidecars}
          </Button>
        </div>
        <div className={styles.actions}>
          {!hostBridge.pickFolder && (
            <span className={styles.where}>
              <FolderOpen size={18} aria-hidden />
              {words.downloads}
            </span>
          )}
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" type="submit" disabled={longEdge === undefined}>
            {hostBridge.pickFolder ? words.chooseFolder : words.start}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
