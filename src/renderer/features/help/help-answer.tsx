import { ChevronDown } from 'lucide-react'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './help-answer.module.css'
import { HelpButton } from './help-button.tsx'
import { type HelpEntry, type TopicId, titleOf } from './help-entries.ts'
import { PLACES } from './help-places.ts'
import { ShortcutTable } from './shortcut-table.tsx'

/** A question that opens to its answer. `group`: said above it where it stands alone. */
export function HelpAnswer({ entry, open, group }: { entry: HelpEntry; open: boolean; group?: string }) {
  const { help } = useMessages()
  return (
    <details className={styles.answer} open={open}>
      <summary>
        <h3>
          {group && <span className={styles.group}>{group}</span>}
          {titleOf(entry, help)}
        </h3>
        <ChevronDown size={18} aria-hidden />
      </summary>
      <div className={styles.body}>
        {entry.kind === 'topic' ? <Topic id={entry.id} /> : <ShortcutTable shortcuts={help.shortcuts[entry.id]} />}
      </div>
    </details>
  )
}

function Topic({ id }: { id: TopicId }) {
  const { help } = useMessages()
  const { text, steps, go } = help.topics[id]
  const place = PLACES[id]
  return (
    <>
      {text.map((part) => (
        <p key={part}>{part}</p>
      ))}
      {steps && (
        <ul className={styles.steps}>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      )}
      {go && place && (
        <div className={styles.go}>
          <HelpButton place={place} label={go} />
        </div>
      )}
    </>
  )
}
