import { Check, ChevronDown, Ellipsis, Pencil, Plus, ShoppingBag, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import { mediaAddress } from '#shared/addresses.ts'
import type { OrderSummary } from '#shared/contract/orders.ts'
import { useStore } from '../../api/store.ts'
import { MenuButton, type MenuItem } from '../../ui/menu.tsx'
import headerStyles from '../../ui/page-header.module.css'
import { useMessages } from '../../ui/use-messages.tsx'
import { usePhoto } from '../library/library-view.ts'
import styles from './basket-header.module.css'
import { draftStore, startAnother } from './draft-store.ts'
import { RenameDraft } from './rename-draft.tsx'
import { draftsOf, useOrders } from './use-draft.ts'
import { useDraftActions } from './use-draft-actions.ts'

const MOST_LISTED = 6

/** The name of the basket, which opens what can be done with it and the other ones. */
export function BasketHeader({ note, actions }: { note: string; actions: ReactNode }) {
  const { order } = useMessages()
  const { name, lines } = useStore(draftStore)
  const [renaming, setRenaming] = useState(false)
  const items = useDraftMenu(() => setRenaming(true))
  const title = name || order.title
  return (
    <header className={headerStyles.header}>
      <div className={headerStyles.words}>
        <h1 className={styles.title}>
          {items.length === 0 ? (
            <span className={styles.name}>{title}</span>
          ) : (
            <MenuButton label={order.titleMenu(title)} look="ghost" items={items}>
              <span dir="auto" className={styles.name}>
                {title}
              </span>
              <ChevronDown size={20} aria-hidden />
            </MenuButton>
          )}
        </h1>
        {note && <p>{note}</p>}
      </div>
      {actions}
      {renaming && lines.length > 0 && <RenameDraft onClose={() => setRenaming(false)} />}
    </header>
  )
}

function useDraftMenu(rename: () => void): MenuItem[] {
  const { order, format } = useMessages()
  const { orderId, lines } = useStore(draftStore)
  const { data } = useOrders()
  const { open, throwAway } = useDraftActions()
  const [, navigate] = useLocation()
  const others = draftsOf(data?.orders ?? []).filter((draft) => draft.orderId !== orderId)
  const own: MenuItem[] =
    lines.length === 0
      ? others.length === 0
        ? []
        : [{ label: order.newDraft, note: order.newDraftAtHand, icon: <Check size={18} />, run: startAnother }]
      : [
          { label: order.newDraft, note: order.newDraftNote, icon: <Plus size={18} />, run: startAnother },
          { label: order.renameDraft, icon: <Pencil size={18} />, run: rename },
          { label: order.discardDraft, icon: <Trash2 size={18} />, run: () => throwAway(others[0]?.orderId) },
        ]
  const listed = others.slice(0, MOST_LISTED).map(
    (draft): MenuItem => ({
      id: draft.orderId,
      label: draft.name || order.title,
      note: order.draftNote(format.prints(draft.prints), format.instantDay(draft.updatedAt)),
      icon: <DraftPicture draft={draft} />,
      run: () => open(draft.orderId),
    }),
  )
  const unlisted = others.length - listed.length
  const more: MenuItem[] =
    unlisted > 0 ? [{ label: order.moreDrafts(unlisted), icon: <Ellipsis size={18} />, run: () => navigate('/studio') }] : []
  return [...own, ...(own.length > 0 && listed.length > 0 ? (['line'] as const) : []), ...listed, ...more]
}

function DraftPicture({ draft }: { draft: OrderSummary }) {
  const photo = usePhoto(draft.photoIds[0])
  return (
    <span className={styles.picture} style={{ backgroundColor: photo?.colour }}>
      {photo ? <img src={mediaAddress('grid', photo)} alt="" /> : <ShoppingBag size={18} aria-hidden />}
    </span>
  )
}
