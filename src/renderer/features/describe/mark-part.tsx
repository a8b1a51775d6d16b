import fieldStyles from '../../ui/field.module.css'
import { Segmented } from '../../ui/segmented.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { StarRating } from '../viewer/star-rating.tsx'
import styles from './describe-dialog.module.css'
import type { Draft } from './draft.ts'

/** Stars and heart for many at once; without a press they stay as they are. */
export function MarkPart({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { describe } = useMessages()
  return (
    <div className={styles.marks}>
      <div className={fieldStyles.field}>
        <span className={fieldStyles.label}>{describe.rating}</span>
        <StarRating rating={draft.rating ?? 0} onChange={(rating) => onChange({ ...draft, rating })} />
      </div>
      <div className={`${fieldStyles.field} ${styles.favorite}`}>
        <span className={fieldStyles.label}>{describe.favorite}</span>
        <Segmented
          label={describe.favorite}
          value={draft.favorite}
          choices={(['keep', 'on', 'off'] as const).map((value) => ({ value, label: describe.favoriteModes[value] }))}
          onChange={(favorite) => onChange({ ...draft, favorite })}
        />
      </div>
    </div>
  )
}
