import { Bookmark } from 'lucide-react'
import { useStore } from '../../api/store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { usePopover } from '../../ui/use-popover.ts'
import { AlbumNameForm } from '../albums/album-name-form.tsx'
import { chipsOf } from '../filters/filter-chips-of.ts'
import { filterStore } from '../filters/filter-store.ts'
import { useLibraryPlace } from '../filters/library-place.ts'
import styles from './save-search-button.module.css'
import boxStyles from './search-box.module.css'
import { useSearchQuery } from './search-store.ts'
import { useSavedSearchEdits } from './use-saved-searches.ts'

/** In the search box, while something is looked for or narrowed to: keeps it under a name. */
export function SaveSearchButton() {
  const messages = useMessages()
  const { search } = messages
  const { text } = useSearchQuery()
  const chosen = useStore(filterStore)
  const place = useLibraryPlace()
  const { save } = useSavedSearchEdits()
  const { open, setOpen, wrapper, button } = usePopover()
  const chips = chipsOf(chosen, messages).map(({ label }) => label)
  if (text === '' && chips.length === 0) return null

  const keep = async (name: string) => {
    await save(name, { text, filter: { ...chosen, ...place.filter } })
    setOpen(false)
    button.current?.focus()
  }

  return (
    <div ref={wrapper} className={styles.wrapper}>
      <button
        ref={button}
        type="button"
        aria-label={search.save}
        title={search.save}
        aria-haspopup="dialog"
        aria-expanded={open}
        className={boxStyles.end}
        onClick={() => setOpen(!open)}
      >
        <Bookmark size={18} aria-hidden />
      </button>
      {open && (
        <div role="dialog" aria-label={search.save} className={styles.bubble}>
          <p>{search.saveNote}</p>
          <AlbumNameForm
            name={[text, ...chips]
              .filter((part) => part !== '')
              .join(', ')
              .slice(0, 60)}
            label={search.saveName}
            placeholder={search.saveNamePlaceholder}
            action={search.saveAction}
            inline
            onSave={keep}
            onCancel={() => {
              setOpen(false)
              button.current?.focus()
            }}
          />
        </div>
      )}
    </div>
  )
}
