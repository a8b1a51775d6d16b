import { Clock, Mail, MapPin, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { address } from '#shared/addresses.ts'
import { useCatalogue, useStudio } from '../../api/queries.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { OrderList } from '../orders/order-list.tsx'
import { BusinessFacts } from './business-facts.tsx'
import { SettingsForm } from './settings-form.tsx'
import styles from './studio-screen.module.css'

/** The studio: what one ordered there, where it is, and who stands behind it. */
export function StudioScreen() {
  const { studio: words, orders } = useMessages()
  const { data: studio } = useStudio()
  const { data: catalogue } = useCatalogue()
  if (!studio) return null
  const { business } = studio
  return (
    <div className={styles.screen}>
      <PageHeader title={words.title} />
      <div className={styles.page}>
        <section className={styles.orders}>
          <h2>{orders.listTitle}</h2>
          <OrderList />
        </section>
        <aside className={styles.side}>
          <section className={styles.card}>
            <div className={styles.brand}>
              <img src={address.logo} alt="" width={48} height={48} />
              <div>
                <h2>{studio.name}</h2>
                <p>{studio.greeting}</p>
              </div>
            </div>
            <ul className={styles.contacts}>
              <Contact icon={<MapPin size={18} />} label={words.address} value={business.address} />
              <Contact icon={<Phone size={18} />} label={words.phone} value={business.phone} />
              {catalogue && <Contact icon={<Clock size={18} />} label={words.hours} value={catalogue.pickup.note} />}
              <Contact icon={<Mail size={18} />} label={words.email} value={business.email} />
            </ul>
          </section>
          <section className={styles.card}>
            <h2>{words.settings}</h2>
            <SettingsForm />
          </section>
          <section className={styles.card}>
            <h2>{words.business}</h2>
            <div className={styles.business}>
              <BusinessFacts business={business} />
            </div>
          </section>
        </aside>
      </div>
    </div>
  )
}

function Contact({ icon, label, value }: { icon: ReactNode; label: string; value: string }) {
  return (
    <li>
      <span aria-hidden>{icon}</span>
      <span className="visually-hidden">{label}</span>
      {value}
    </li>
  )
}
