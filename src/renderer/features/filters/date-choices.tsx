import { useState } from 'react'
import type { PhotoFacets } from '#shared/contract/photos.ts'
import { useStore } from '../../api/store.ts'
import { Button } from '../../ui/button.tsx'
import fieldStyles from '../../ui/field.module.css'
import { useMessages } from '../../ui/use-messages.tsx'
import { Choice, ChoiceGroup } from './choice.tsx'
import { lastDayOf, wholeSpan } from './filter-chips-of.ts'
import styles from './filter-panel.module.css'
import { changeFilter, filterStore } from './filter-store.ts'
import { useFacets } from './use-facets.ts'

const YEARS_AT_FIRST = 8
/** A year that is still being typed, such as 0020 on the way to 2024, is no wish yet. */
const EARLIEST = '1800-01-01'

/** A year, then a month of it, or any two days. */
export function DateChoices() {
  const { filters } = useMessages()
  const { from, to } = useStore(filterStore)
  const facets = useFacets('from', 'to')
  const [all, setAll] = useState(false)
  const span = from !== undefined && to !== undefined ? wholeSpan(from, to) : null
  const chosenYear = span === null ? undefined : from?.slice(0, 4)
  const years = yearsOf(facets?.months ?? [])
  const shown = all ? years : years.filter(({ year }, index) => index < YEARS_AT_FIRST || year === chosenYear)

  return (
    <ChoiceGroup label={filters.date}>
      {shown.length > 0 && (
        <div className={styles.choices}>
          {shown.map(({ year, count }) => (
            <Choice
              key={year}
              label={filters.yearOf(year)}
              count={count}
              pressed={year === chosenYear}
              onPress={() => changeFilter(year === chosenYear ? { from: undefined, to: undefined } : wholeYear(year))}
            />
          ))}
          {shown.length < years.length && (
            <Button look="quiet" onClick={() => setAll(true)}>
              {filters.showMore(years.length - shown.length)}
            </Button>
          )}
        </div>
      )}
      {chosenYear !== undefined && <Months year={chosenYear} chosen={span === 'month' ? from?.slice(0, 7) : undefined} facets={facets} />}
      <div className={styles.days}>
        <DayField
          label={filters.from}
          value={from}
          onChange={(day) => changeFilter({ from: day, ...(isAfter(day, to) && { to: undefined }) })}
        />
        <DayField
          label={filters.to}
          value={to}
          onChange={(day) => changeFilter({ to: day, ...(isAfter(from, day) && { from: undefined }) })}
        />
      </div>
    </ChoiceGroup>
  )
}

function Months({ year, chosen, facets }: { year: string; chosen: string | undefined; facets: PhotoFacets | undefined }) {
  const { filters } = useMessages()
  return (
    <div className={styles.months}>
      {Array.from({ length: 12 }, (_, index) => {
        const month = `${year}-${String(index + 1).padStart(2, '0')}`
        return (
          <Choice
            key={month}
            label={filters.monthOf(index + 1)}
            count={facets && (facets.months.find((known) => known.month === month)?.count ?? 0)}
            pressed={month === chosen}
            onPress={() => changeFilter(month === chosen ? wholeYear(year) : { from: `${month}-01`, to: lastDayOf(month) })}
          />
        )
      })}
    </div>
  )
}

function DayField({ label, value, onChange }: { label: string; value: string | undefined; onChange: (day: string | undefined) => void }) {
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  // What was chosen otherwise takes the place of what stands here.
  if (known !== value) {
    setKnown(value)
    setTyped(value)
  }
  return (
    <label className={styles.day}>
      <span className={fieldStyles.hint}>{label}</span>
      <input
        type="date"
        className={fieldStyles.input}
        max="9999-12-31"
        value={typed ?? ''}
        onChange={(event) => {
          const day = event.target.value
          setTyped(day)
          if (day === '' || day >= EARLIEST) onChange(day || undefined)
        }}
      />
    </label>
  )
}

/** Newest first, as the grid is. */
function yearsOf(months: PhotoFacets['months']): { year: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { month, count } of months) counts.set(month.slice(0, 4), (counts.get(month.slice(0, 4)) ?? 0) + count)
  return [...counts].map(([year, count]) => ({ year, count })).sort((a, b) => b.year.localeCompare(a.year))
}

function wholeYear(year: string): { from: string; to: string } {
  return { from: `${year}-01-01`, to: `${year}-12-31` }
}

function isAfter(first: string | undefined, second: string | undefined): boolean {
  return first !== undefined && second !== undefined && first > second
}
