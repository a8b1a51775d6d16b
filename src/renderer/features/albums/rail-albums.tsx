import { CopyCheck, Heart, ImageMinus, Plus } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { useLibraryPlace } from '../filters/library-place.ts'
import { AlbumCover } from './album-cover.tsx'
import { AlbumNameForm } from './album-name-form.tsx'
import styles from './rail-albums.module.css'
import { useAlbumEdits, useAlbums } from './use-albums.ts'

/** Below the places: the albums, and what the library gathers by itself. */
export function RailAlbums() {
  const { albums } = useMessages()
  const [location, navigate] = useLocation()
  const { data: known } = useAlbums()
  const { create } = useAlbumEdits()
  const [naming, setNaming] = useState(false)
  const here = useLibraryPlace().path
  // An open photo lies above the place that it was opened from.
  const at = location.startsWith('/photo/') ? here : location

  const make = async (name: string) => {
    const albumId = await create(name)
    setNaming(false)
    navigate(`/album/${albumId}`)
  }

  return (
    <nav aria-label={albums.title} className={styles.section}>
      <div className={styles.head}>
        <h2>{albums.title}</h2>
        <IconButton label={albums.create} aria-expanded={naming} className={styles.add} onClick={() => setNaming(!naming)}>
          <Plus size={18} />
        </IconButton>
      </div>
      {naming && (
        <div className={styles.naming}>
          <AlbumNameForm action={albums.make} onSave={make} onCancel={() => setNaming(false)} />
        </div>
      )}
      <ul className={styles.list}>
        <Entry href="/favorites" at={at} label={albums.favorites} picture={<Heart size={18} aria-hidden />} />
        {known?.map(({ albumId, name, count, cover }) => (
          <Entry
            key={albumId}
            href={`/album/${albumId}`}
            at={at}
            label={name}
            title={albums.entry(name, count)}
            count={count}
            picture={<AlbumCover cover={cover} size={28} />}
          />
        ))}
        <Entry href="/similar" at={at} label={albums.similar} picture={<CopyCheck size={18} aria-hidden />} quiet />
        <Entry href="/removed" at={at} label={albums.removed} picture={<ImageMinus size={18} aria-hidden />} quiet />
      </ul>
    </nav>
  )
}

function Entry(props: { href: string; at: string; label: string; title?: string; count?: number; picture: ReactNode; quiet?: boolean }) {
  const { filters } = useMessages()
  const entry = useRef<HTMLLIElement>(null)
  const current = props.at === props.href

  // An album that was just made may stand further down the list.
  useEffect(() => {
    if (current) entry.current?.scrollIntoView({ block: 'nearest' })
  }, [current])

  return (
    <li ref={entry}>
      <Link
        href={props.href}
        className={classNames(styles.entry, props.quiet && styles.quiet)}
        title={props.title ?? props.label}
        {...(current && { 'aria-current': 'page' as const })}
      >
        <span className={styles.picture}>{props.picture}</span>
        <bdi className={styles.name}>{props.label}</bdi>
        {props.count !== undefined && <span className={styles.count}>{filters.count(props.count)}</span>}
      </Link>
    </li>
  )
}
