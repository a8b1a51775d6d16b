import { useState } from 'react'
import { useStore } from '../../api/store.ts'
import { Button } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { Choice, ChoiceGroup } from './choice.tsx'
import styles from './filter-panel.module.css'
import { changeFilter, filterStore } from './filter-store.ts'
import { useFacets } from './use-facets.ts'

const CAMERAS_AT_FIRST = 4

export function CameraChoices() {
  const { filters } = useMessages()
  const { camera: chosen } = useStore(filterStore)
  const [all, setAll] = useState(false)
  const cameras = useFacets('camera')?.cameras ?? []
  const shown = all ? cameras : cameras.filter(({ camera }, index) => index < CAMERAS_AT_FIRST || camera === chosen)
  if (cameras.length === 0) return null
  return (
    <ChoiceGroup label={filters.camera}>
      <div className={styles.choices}>
        {shown.map(({ camera, count }) => (
          <Choice
            key={camera}
            label={camera}
            count={count}
            pressed={camera === chosen}
            onPress={() => changeFilter({ camera: camera === chosen ? undefined : camera })}
          />
        ))}
        {shown.length < cameras.length && (
          <Button look="quiet" onClick={() => setAll(true)}>
            {filters.showMore(cameras.length - shown.length)}
          </Button>
        )}
      </div>
    </ChoiceGroup>
  )
}
