import { CheckCheck, Ellipsis, FileOutput, ImageOff, Images, ShoppingBag, Tag, Undo2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, IconButton } from '../../ui/button.tsx'
import { type MenuAction, MenuButton } from '../../ui/menu.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './selection-bar.module.css'
import { clearSelection } from './selection-store.ts'
import type { PhotoActions } from './use-photo-actions.ts'

/** The one dark bar: what can be done with the photos that are selected. */
export function SelectionBar({
  selected,
  chooseAll,
  actions,
}: {
  selected: ReadonlySet<number>
  chooseAll: () => void
  actions: PhotoActions
}) {
  const { library } = useMessages()
  const ids = () => [...selected]
  const removed = actions.kind === 'removed'

  const all: MenuAction = { label: library.selectAll, icon: <CheckCheck size={18} />, run: chooseAll }
  const more: MenuAction[] = removed
    ? []
    : [
        { label: library.addToAlbumShort, icon: <Images size={18} />, run: () => actions.addToAlbum(ids()) },
        { label: library.describeSelected, icon: <Tag size={18} />, run: () => actions.describe(ids()) },
        { label: library.exportShort, icon: <FileOutput size={18} />, run: () => actions.export(ids()) },
        actions.kind === 'album'
          ? { label: library.removeFromAlbum, icon: <X size={18} />, run: () => actions.removeFromAlbum(ids()) }
          : { label: library.removeShort, icon: <ImageOff size={18} />, run: () => actions.remove(ids()) },
      ]

  return (
    <section aria-label={library.selectionBar} className={styles.place} data-bottom-bar>
      <div className={styles.bar}>
        <span className={styles.count} role="status">
          {library.selected(selected.size)}
        </span>
        <div className={styles.wide}>
          <BarButton action={all} />
        </div>
        {removed ? (
          <BarButton action={{ label: library.restore, icon: <Undo2 size={18} />, run: () => actions.restore(ids()) }} />
        ) : (
          <Button look="primary" onClick={() => actions.order(ids())}>
            <ShoppingBag size={18} aria-hidden />
            {library.orderSelected}
          </Button>
        )}
        <div className={styles.wide}>
          {more.map((action) => (
            <BarButton key={action.label} action={action} />
          ))}
        </div>
        <div className={styles.narrow}>
          <MenuButton look="ghost" side="above" label={library.more} items={[...more, all]}>
            <Ellipsis size={20} aria-hidden />
          </MenuButton>
        </div>
        <IconButton label={library.clearSelection} onClick={clearSelection}>
          <X size={20} />
        </IconButton>
      </div>
    </section>
  )
}

function BarButton({ action: { label, icon, run } }: { action: { label: string; icon: ReactNode; run: () => void } }) {
  return (
    <Button look="ghost" onClick={run}>
      {icon}
      {label}
    </Button>
  )
}
