import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { Order } from '#shared/contract/orders.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { LineThumbnail } from './ordered-photos.tsx'
import { receiptRows, shortHash } from './receipt-rows.ts'
import styles from './studio-proof.module.css'

/** The studio's receipt: each file that it holds, compared with what was sent. */
export function StudioProof({ order: { receipt, number, lines } }: { order: Order }) {
  const { orders, format } = useMessages()
  const [open, setOpen] = useState(false)
  if (!receipt || !number) return null
  return (
    <details className={styles.proof} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <ShieldCheck size={20} aria-hidden />
        <span className={styles.head}>
          <strong>{orders.proof}</strong>
          <span className={styles.soft}>{orders.proofDone(receipt.files.length)}</span>
        </span>
      </summary>
      {open && (
        <div className={styles.body}>
          <p className={styles.soft}>{orders.proofText}</p>
          <dl className={styles.facts}>
            <dt>{orders.number}</dt>
            <dd>{number}</dd>
            <dt>{orders.proofAt}</dt>
            <dd>{format.instant(receipt.at)}</dd>
            <dt>{orders.proofNumber}</dt>
            <dd>
              <code title={receipt.manifestHash}>{shortHash(receipt.manifestHash)}</code>
            </dd>
          </dl>
          <ul className={styles.files}>
            {receiptRows(receipt.files, lines).map(({ fileName, sha256, bytes, photoId, prints }) => (
              <li key={sha256}>
                <LineThumbnail photoId={photoId} />
                <span className={styles.words}>
                  <strong>{fileName}</strong>
                  <span className={styles.small}>
                    {[...prints.map(({ name, quantity }) => `${name} ${format.prints(quantity)}`), format.bytes(bytes)].join(' · ')}
                  </span>
                </span>
                <span className={styles.hash}>
                  <code title={sha256}>{shortHash(sha256)}</code>
                  <span className={styles.checked}>{orders.checkedBoth}</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </details>
  )
}
