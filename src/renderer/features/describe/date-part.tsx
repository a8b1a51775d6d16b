import type { Photo } from '#shared/contract/photos.ts'
import { shiftWallClock } from '#shared/shift-wall-clock.ts'
import fieldStyles from '../../ui/field.module.css'
import { Segmented } from '../../ui/segmented.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './describe-dialog.module.css'
import type { Draft } from './draft.ts'
import { minutesOfShift, type Shift } from './minutes-of-shift.ts'

type Change = (draft: Draft) => void

/** When it was taken: a new time, or all of them moved by as much as a camera's clock was wrong. `first` is the example. */
export function DatePart({
  draft,
  single,
  first,
  onChange,
}: {
  draft: Draft
  single: boolean
  first: Photo | undefined
  onChange: Change
}) {
  const { describe } = useMessages()
  const { date } = draft
  return (
    <fieldset className={fieldStyles.field}>
      <legend className={fieldStyles.label}>{describe.date}</legend>
      {!single && (
        <Segmented
          label={describe.date}
          value={date.mode}
          choices={(['keep', 'set', 'shift'] as const).map((value) => ({ value, label: describe.dateModes[value] }))}
          onChange={(mode) => onChange({ ...draft, date: { ...date, mode } })}
        />
      )}
      {date.mode === 'set' && <NewMoment draft={draft} onChange={onChange} />}
      {date.mode === 'set' && !single && <p className={fieldStyles.hint}>{describe.dateSetHint}</p>}
      {date.mode === 'shift' && <MovedMoment draft={draft} first={first} onChange={onChange} />}
    </fieldset>
  )
}

function NewMoment({ draft, onChange }: { draft: Draft; onChange: Change }) {
  const { describe } = useMessages()
  const { date } = draft
  return (
    <div className={styles.moment}>
      <input
        type="date"
        className={fieldStyles.input}
        aria-label={describe.day}
        max="9999-12-31"
        value={date.day}
        onChange={(event) => onChange({ ...draft, date: { ...date, day: event.target.value } })}
      />
      <input
        type="time"
        step={1}
        className={fieldStyles.input}
        aria-label={describe.time}
        value={date.time}
        onChange={(event) => onChange({ ...draft, date: { ...date, time: event.target.value } })}
      />
    </div>
  )
}

const AMOUNTS = [
  { unit: 'days', most: 36_500 },
  { unit: 'hours', most: 23 },
  { unit: 'minutes', most: 59 },
] as const

function MovedMoment({ draft, first, onChange }: { draft: Draft; first: Photo | undefined; onChange: Change }) {
  const { describe, filters } = useMessages()
  const { shift } = draft.date
  const change = (part: Partial<Shift>) => onChange({ ...draft, date: { ...draft.date, shift: { ...shift, ...part } } })
  const minutes = minutesOfShift(shift)
  return (
    <div className={styles.shift}>
      <Segmented
        label={describe.direction}
        value={shift.direction}
        choices={(['earlier', 'later'] as const).map((value) => ({ value, label: describe[value] }))}
        onChange={(direction) => change({ direction })}
      />
      <div className={styles.amounts}>
        {AMOUNTS.map(({ unit, most }) => (
          <label key={unit} className={styles.amount}>
            <input
              type="number"
              min={0}
              max={most}
              className={fieldStyles.input}
              value={shift[unit] || ''}
              placeholder="0"
              onChange={(event) => change({ [unit]: Math.min(most, Math.max(0, Math.trunc(event.target.valueAsNumber) || 0)) })}
            />
            <span className={styles.unit}>{describe[unit]}</span>
          </label>
        ))}
      </div>
      <p className={fieldStyles.hint}>
        {minutes !== 0 && first
          ? describe.shiftExample(filters.moment(first.takenAt), filters.moment(shiftWallClock(first.takenAt, minutes)))
          : describe.shiftHint}
      </p>
    </div>
  )
}
