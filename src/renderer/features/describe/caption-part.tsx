import { useId } from 'react'
import fieldStyles from '../../ui/field.module.css'
import { Segmented } from '../../ui/segmented.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import type { Draft } from './draft.ts'

/** What the contract takes. */
const LONGEST_CAPTION = 5000

/** The caption of one photo, or one for many. */
export function CaptionPart(props: {
  draft: Draft
  single: boolean
  /** Whether a caption may be lost by a new one for all. */
  someCaptioned: boolean
  onChange: (draft: Draft) => void
  onSave: () => void
}) {
  const { describe } = useMessages()
  const { draft, single, onChange } = props
  const id = useId()
  const asking = !single && props.someCaptioned && draft.caption.trim() !== ''
  return (
    <div className={fieldStyles.field}>
      <label className={fieldStyles.label} htmlFor={id}>
        {describe.caption}
      </label>
      <textarea
        id={id}
        data-autofocus
        className={fieldStyles.input}
        rows={single ? 3 : 2}
        maxLength={LONGEST_CAPTION}
        placeholder={single ? undefined : describe.captionPlaceholderMany}
        value={draft.caption}
        onChange={(event) => onChange({ ...draft, caption: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) props.onSave()
        }}
      />
      {single && <p className={fieldStyles.hint}>{describe.captionHint}</p>}
      {asking && (
        <Segmented
          label={describe.captionWhere}
          value={draft.emptyOnly ? 'empty' : 'all'}
          choices={[
            { value: 'empty', label: describe.captionEmptyOnly },
            { value: 'all', label: describe.captionAll },
          ]}
          onChange={(where) => onChange({ ...draft, emptyOnly: where === 'empty' })}
        />
      )}
      {asking && !draft.emptyOnly && <p className={fieldStyles.hint}>{describe.captionAllNote}</p>}
    </div>
  )
}
