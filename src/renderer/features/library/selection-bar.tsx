import { ShoppingBag, Tag, X } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Photo } from '#shared/contract/photos.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { useAddToOrder } from '../order/use-add-to-order.ts'
import { DescribeDialog } from './describe-dialog.tsx'
import styles from './selection-bar.module.css'
import { clearSelection } from './selection-store.ts'

/** The one dark bar: what can be done with the photos that are selected. */
export function SelectionBar({ photos }: { photos: readonly Photo[] }) {
  const { library } = useMessages()
  const [, navigate] = useLocation()
  const addToOrder = useAddToOrder()
  const [describing, setDescribing] = useState(false)

  const order = async () => {
    if (!(await addToOrder(photos))) return
    clearSelection()
    navigate('/order')
  }

  return (
    <section aria-label={library.selectionBar} className={styles.place} data-bottom-bar>
      <div className={styles.bar}>
        <span className={styles.count} role="status">
          {library.selected(photos.length)}
        </span>
        <Button look="primary" onClick={order}>
          <ShoppingBag size={18} aria-hidden />
          {library.orderSelected}
        </Button>
        <Button look="ghost" onClick={() => setDescribing(true)}>
          <Tag size={18} aria-hidden />
          {library.describeSelected}
        </Button>
        <IconButton label={library.clearSelection} onClick={clearSelection}>
          <X size={20} />
        </IconButton>
      </div>
      {describing && <DescribeDialog photos={photos} onClose={() => setDescribing(false)} />}
    </section>
  )
}
