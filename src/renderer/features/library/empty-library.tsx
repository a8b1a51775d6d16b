import { useQuery } from '@tanstack/react-query'
import { CalendarDays, ImagePlus, Search, ShoppingBag } from 'lucide-react'
import { address } from '#shared/addresses.ts'
import { client } from '../../api/client.ts'
import { useStudio } from '../../api/queries.ts'
import { queryKey } from '../../api/query-keys.ts'
import { Button } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { AllRemoved } from './all-removed.tsx'
import styles from './empty-library.module.css'
import { ImportMenu } from './import-menu.tsx'
import { useImport } from './use-import.ts'

const icons = [CalendarDays, Search, ShoppingBag]

const REMOVED = { removed: true } as const

/** A library without photos: the welcome, unless they were all taken out. */
export function EmptyLibrary() {
  const { data, error } = useQuery({
    queryKey: queryKey.facets(REMOVED),
    queryFn: ({ signal }) => client.photos.facets({ filter: REMOVED }, { signal }),
  })
  if (!data && !error) return null
  return data && data.total > 0 ? <AllRemoved count={data.total} /> : <Welcome />
}

/** The first thing a customer sees: who greets them, what they can do here, and the one button to begin with. */
function Welcome() {
  const { library } = useMessages()
  const { data: studio } = useStudio()
  const { importSamples } = useImport()
  return (
    <div className={styles.scroller}>
      <div className={styles.page}>
        <section className={styles.welcome}>
          <img src={address.logo} alt="" width={64} height={64} className={styles.logo} />
          <h1>{studio?.greeting}</h1>
          <p className={styles.lead}>{library.emptyTitle}</p>
          <div className={styles.actions}>
            <ImportMenu look="primary" size="large" />
            <Button look="quiet" size="large" onClick={importSamples}>
              {library.emptySamples}
            </Button>
          </div>
          <p className={styles.hint}>
            <ImagePlus size={16} aria-hidden /> {library.emptyDrop}
          </p>
        </section>
        <section className={styles.free}>
          <h2>{library.emptyFree}</h2>
          <ul className={styles.points}>
            {library.emptyPoints.map(({ title, text }, index) => {
              const Icon = icons[index] ?? Search
              return (
                <li key={title}>
                  <Icon size={24} strokeWidth={1.75} aria-hidden />
                  <h3>{title}</h3>
                  <p>{text}</p>
                </li>
              )
            })}
          </ul>
          <p className={styles.safe}>{library.originalsSafe}</p>
        </section>
      </div>
    </div>
  )
}
