import { ShoppingBag } from 'lucide-react'
import { Link } from 'wouter'
import { buttonClass } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { FilterButton } from '../filters/filter-button.tsx'
import { useDraftCount } from '../order/use-draft.ts'
import { SearchBox } from '../search/search-box.tsx'
import { ImportMenu } from './import-menu.tsx'
import styles from './library-top-bar.module.css'

export function LibraryTopBar({ hits, corrected }: { hits: number | undefined; corrected: boolean }) {
  const { shell, format } = useMessages()
  const prints = useDraftCount()
  return (
    <header className={styles.bar}>
      <SearchBox hits={hits} corrected={corrected} />
      <div className={styles.actions}>
        <FilterButton hits={hits} />
        <ImportMenu compact />
        <Link
          href="/order"
          className={buttonClass({ look: prints > 0 ? 'primary' : 'plain' })}
          aria-label={shell.basketLabel(prints)}
          title={shell.basket}
        >
          <ShoppingBag size={18} aria-hidden />
          <span className={styles.words}>{prints > 0 ? shell.basketCount(prints) : shell.basket}</span>
          {prints > 0 && <span className={styles.number}>{format.count(prints)}</span>}
        </Link>
      </div>
    </header>
  )
}
