import { Info } from 'lucide-react'
import { useState } from 'react'
import { useStudio } from '../../api/queries.ts'
import { IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ExternalLink } from '../../ui/external-link.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { BusinessFacts } from '../studio/business-facts.tsx'
import styles from './business-info.module.css'

/** What the e-commerce act wants on the first screen (전자상거래법 §10): in full at the foot of the rail, behind a button where it is narrow. */
export function BusinessInfo() {
  const { shell } = useMessages()
  const business = useStudio().data?.business
  const [open, setOpen] = useState(false)
  if (!business) return null
  return (
    <>
      <footer className={styles.lines}>
        <p>
          {business.name} · {shell.owner(business.owner)}
        </p>
        <p>{business.address}</p>
        <p>{business.phone}</p>
        <p>{business.email}</p>
        <p>{shell.registration(business.registration)}</p>
        <p>{shell.mailOrder(business.mailOrder)}</p>
        <p className={styles.links}>
          <ExternalLink url={business.termsUrl} label={shell.terms} />
          <ExternalLink url={business.privacyUrl} label={shell.privacy} strong />
        </p>
      </footer>
      <div className={styles.button}>
        <IconButton label={shell.businessInfo} onClick={() => setOpen(true)}>
          <Info size={20} />
        </IconButton>
      </div>
      {open && (
        <Dialog title={shell.businessInfo} onClose={() => setOpen(false)}>
          <BusinessFacts business={business} />
        </Dialog>
      )}
    </>
  )
}
