import { FileQuestion, Heart, ImageOff, MapPin, ShoppingBag, Star } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from '../../api/store.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { Choice, ChoiceGroup } from './choice.tsx'
import styles from './filter-panel.module.css'
import { changeFilter, filterStore } from './filter-store.ts'
import { useFacets } from './use-facets.ts'

const STARS = [1, 2, 3, 4, 5] as const

export function StarChoices() {
  const { filters } = useMessages()
  const { minRating } = useStore(filterStore)
  return (
    <ChoiceGroup label={filters.stars}>
      <Segmented
        label={filters.stars}
        value={String(minRating ?? 0)}
        choices={[
          { value: '0', label: filters.anyStars },
          ...STARS.map((stars) => ({
            value: String(stars),
            label: (
              <>
                <span className={styles.stars} aria-hidden>
                  <Star size={15} fill="currentColor" />
                  {stars < 5 ? `${stars}+` : stars}
                </span>
                <span className="visually-hidden">{filters.starsFrom(stars)}</span>
              </>
            ),
          })),
        ]}
        onChange={(stars) => changeFilter({ minRating: Number(stars) || undefined })}
      />
    </ChoiceGroup>
  )
}

/** What a photo has or lacks: a caption, tags, an order. */
export function WordChoices() {
  const { filters } = useMessages()
  return (
    <ChoiceGroup label={filters.words}>
      {(['captioned', 'tagged', 'ordered'] as const).map((part) => (
        <HasOrLacks key={part} part={part} />
      ))}
    </ChoiceGroup>
  )
}

function HasOrLacks({ part }: { part: 'captioned' | 'tagged' | 'ordered' }) {
  const { filters } = useMessages()
  const wanted = useStore(filterStore)[part]
  const facets = useFacets(part)
  const has = facets?.[part]
  const lacks = facets && facets.total - facets[part]
  return (
    <div className={styles.row}>
      <span>{filters.groups[part]}</span>
      <Segmented
        label={filters.groups[part]}
        value={wanted === undefined ? 'all' : wanted ? 'yes' : 'no'}
        choices={[
          { value: 'all', label: filters.all },
          {
            value: 'yes',
            label: <Counted label={filters.yes[part]} count={has} />,
            disabled: has === 0 && wanted !== true,
          },
          {
            value: 'no',
            label: <Counted label={filters.no[part]} count={lacks} />,
            disabled: lacks === 0 && wanted !== false,
          },
        ]}
        onChange={(value) => changeFilter({ [part]: value === 'all' ? undefined : value === 'yes' })}
      />
    </div>
  )
}

function Counted({ label, count }: { label: string; count: number | undefined }) {
  const { filters } = useMessages()
  return (
    <span className={styles.counted}>
      {label} {count !== undefined && <small>{filters.count(count)}</small>}
    </span>
  )
}

const YES_PARTS = [
  { part: 'favorite', Icon: Heart },
  { part: 'placed', Icon: MapPin },
  { part: 'inBasket', Icon: ShoppingBag },
  { part: 'missing', Icon: FileQuestion },
  { part: 'damaged', Icon: ImageOff },
] as const

export function YesChoices() {
  const { filters } = useMessages()
  return (
    <ChoiceGroup label={filters.more}>
      <div className={styles.choices}>
        {YES_PARTS.map(({ part, Icon }) => (
          <YesChoice key={part} part={part} icon={<Icon size={16} aria-hidden />} />
        ))}
      </div>
    </ChoiceGroup>
  )
}

function YesChoice({ part, icon }: { part: (typeof YES_PARTS)[number]['part']; icon: ReactNode }) {
  const { filters } = useMessages()
  const wanted = useStore(filterStore)[part] === true
  const facets = useFacets(part)
  return (
    <Choice
      icon={icon}
      label={filters.chips[part].true}
      count={facets?.[part]}
      pressed={wanted}
      onPress={() => changeFilter({ [part]: wanted ? undefined : true })}
    />
  )
}
