import { Button } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './correction-note.module.css'
import { takeAsIs } from './search-store.ts'
import { focusSearch } from './use-search-shortcut.ts'

/** Says what was looked for instead of what was typed, and lets it be refused. */
export function CorrectionNote({ corrected }: { corrected: string | undefined }) {
  const { search } = useMessages()
  return (
    // There before it says something, so that a screen reader hears it.
    <div role="status" className={styles.note}>
      {corrected !== undefined && (
        <>
          <span>{search.corrected(corrected)}</span>
          <span aria-hidden>·</span>
          <Button
            look="quiet"
            onClick={() => {
              takeAsIs(true)
              focusSearch()
            }}
          >
            {search.asIs}
          </Button>
        </>
      )}
    </div>
  )
}
