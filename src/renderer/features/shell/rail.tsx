import { Images, ShoppingBag, Store } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { address } from '#shared/addresses.ts'
import { useStudio } from '../../api/queries.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { RailAlbums } from '../albums/rail-albums.tsx'
import { useLibraryPlace } from '../filters/library-place.ts'
import { useDraftCount } from '../order/use-draft.ts'
import { SavedSearchLinks } from '../search/saved-search-links.tsx'
import { BusinessInfo } from './business-info.tsx'
import styles from './rail.module.css'
import { SettingsMenu } from './settings-menu.tsx'

export function Rail() {
  const { shell } = useMessages()
  const { data: studio } = useStudio()
  const [location] = useLocation()
  const place = useLibraryPlace()
  const prints = useDraftCount()
  const inLibrary = location === '/' || (location.startsWith('/photo/') && place.kind === 'all')
  return (
    <div className={styles.rail}>
      <Link href="/" className={styles.brand}>
        <img src={address.logo} alt="" width={32} height={32} />
        <span className={styles.name}>{studio?.name}</span>
      </Link>
      <div className={styles.middle}>
        <nav aria-label={shell.navigation} className={styles.places}>
          <Place href="/" icon={<Images size={20} />} label={shell.library} current={inLibrary} />
          <Place
            href="/order"
            icon={<ShoppingBag size={20} />}
            label={shell.order}
            current={/^\/order(\/|$)/.test(location)}
            count={prints}
          />
          <Place href="/studio" icon={<Store size={20} />} label={shell.studio} current={/^\/(studio|orders\/)/.test(location)} />
        </nav>
        <RailAlbums />
        <SavedSearchLinks />
      </div>
      <div className={styles.foot}>
        <SettingsMenu />
        <BusinessInfo />
      </div>
    </div>
  )
}

function Place(props: { href: string; icon: ReactNode; label: string; current: boolean; count?: number }) {
  const { format } = useMessages()
  return (
    <Link href={props.href} className={styles.place} title={props.label} {...(props.current && { 'aria-current': 'page' as const })}>
      <span className={styles.icon}>{props.icon}</span>
      <span className={styles.label}>{props.label}</span>
      {props.count ? <span className={styles.count}>{format.count(props.count)}</span> : null}
    </Link>
  )
}
