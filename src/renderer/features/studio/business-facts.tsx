import type { StudioProfile } from '#shared/studio-profile.ts'
import { ExternalLink } from '../../ui/external-link.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './business-facts.module.css'

export function BusinessFacts({ business }: { business: StudioProfile['business'] }) {
  const { studio, shell } = useMessages()
  const facts: [string, string][] = [
    [studio.tradeName, business.name],
    [studio.owner, business.owner],
    [studio.address, business.address],
    [studio.phone, business.phone],
    [studio.email, business.email],
    [studio.registration, business.registration],
    [studio.mailOrder, business.mailOrder],
  ]
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.links}>
        <ExternalLink url={business.termsUrl} label={shell.terms} />
        <ExternalLink url={business.privacyUrl} label={shell.privacy} strong />
        <ExternalLink url={business.homeUrl} label={shell.home} />
      </p>
    </>
  )
}
