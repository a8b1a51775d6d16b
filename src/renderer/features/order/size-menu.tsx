import { Image } from 'lucide-react'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { createStore, useStore } from '../../api/store.ts'
import { PointMenu } from '../../ui/menu.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { type LineIds, useBasketActions } from './use-basket-actions.ts'

type Asked = { at: { x: number; y: number }; lineIds: LineIds; without: readonly string[] }

const sizeMenu = createStore<Asked | null>(null)

/** Offers these lines in one more size, beside the button that asked. `without`: sizes that need no offering. */
export function openSizeMenu(button: HTMLElement, lineIds: LineIds, without: readonly string[] = []): void {
  const { left, bottom } = button.getBoundingClientRect()
  sizeMenu.set({ at: { x: left, y: bottom + 4 }, lineIds, without })
}

/** Mounted once. */
export function SizeMenu({ catalogue }: { catalogue: Catalogue }) {
  const { order, format } = useMessages()
  const asked = useStore(sizeMenu)
  const { addSize } = useBasketActions()
  if (!asked) return null
  return (
    <PointMenu
      at={asked.at}
      title={order.addSize}
      onClose={() => sizeMenu.set(null)}
      items={catalogue.products
        .filter((product) => !asked.without.includes(product.id))
        .map((product) => ({
          label: product.name,
          note: `${format.paper(product.shortMm, product.longMm)} · ${format.money(product.unitPrice)}`,
          icon: <Image size={18} />,
          run: () => addSize(asked.lineIds, product),
        }))}
    />
  )
}
