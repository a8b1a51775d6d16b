import { MapPin } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { Photo, PhotoDetail } from '#shared/contract/photos.ts'
import { Button } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { filterStore } from '../filters/filter-store.ts'
import { searchStore } from '../search/search-store.ts'
import { DateField } from './date-field.tsx'
import styles from './detail-panel.module.css'
import { describeExposure, describePlace } from './exposure.ts'

/** What counts as near, in km. */
const NEARBY_KM = 2

/** What is known of a photo beside what the customer says of it. */
export function PhotoFacts({ photo, detail }: { photo: Photo; detail: PhotoDetail | undefined }) {
  const { viewer, format } = useMessages()
  return (
    <dl className={styles.facts}>
      <Fact name={viewer.taken}>
        <DateField photo={photo} />
      </Fact>
      <Fact name={viewer.camera}>{detail?.camera}</Fact>
      <Fact name={viewer.exposure}>{detail && describeExposure(detail.exposure, viewer)}</Fact>
      <Fact name={viewer.size}>
        {[format.pixels(photo.width, photo.height), detail && format.bytes(detail.bytes)].filter(Boolean).join(' · ')}
      </Fact>
      <Fact name={viewer.file}>{photo.fileName}</Fact>
      <Fact name={viewer.folder}>{detail?.folder}</Fact>
      <Fact name={viewer.place}>{detail?.place && <Place place={detail.place} />}</Fact>
      <Fact name={viewer.albums}>{detail && detail.albums.length > 0 && <Albums albums={detail.albums} />}</Fact>
      <Fact name={viewer.stacked}>{detail && detail.stackedFiles.length > 0 && <StackedFiles files={detail.stackedFiles} />}</Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Place({ place }: { place: NonNullable<PhotoDetail['place']> }) {
  const { viewer } = useMessages()
  const [, navigate] = useLocation()
  const showNearby = () => {
    searchStore.set({ text: '', finished: false })
    filterStore.set({ near: { latitude: place.latitude, longitude: place.longitude, km: NEARBY_KM } })
    navigate('/')
  }
  return (
    <>
      {describePlace(place, viewer)}
      <Button look="quiet" className={styles.small} onClick={showNearby}>
        <MapPin size={16} aria-hidden />
        {viewer.nearby}
      </Button>
    </>
  )
}

function Albums({ albums }: { albums: PhotoDetail['albums'] }) {
  return (
    <ul className={styles.albums}>
      {albums.map(({ albumId, name }) => (
        <li key={albumId}>
          <Link href={`/album/${albumId}`}>{name}</Link>
        </li>
      ))}
    </ul>
  )
}

function StackedFiles({ files }: { files: PhotoDetail['stackedFiles'] }) {
  const { format } = useMessages()
  return (
    <ul>
      {files.map(({ id, fileName, format: kind, bytes }) => (
        <li key={id}>
          <strong>{kind.toUpperCase()}</strong> {fileName} · {format.bytes(bytes)}
        </li>
      ))}
    </ul>
  )
}
