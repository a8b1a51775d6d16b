import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { browserPermission, showBrowserNotice } from '../../api/browser-notices.ts'
import { type OrderMove, orderMoves } from '../../api/order-moves.ts'
import { useSettings, useStudio } from '../../api/queries.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { tellsOnDesktop } from '../studio/settings-choices.ts'

/** Tells when the studio moves an order: in the window, and on the desktop while that is not looked at. */
export function useOrderMoves(): void {
  const { orders } = useMessages()
  const { data: settings } = useSettings()
  const { data: studio } = useStudio()
  const [location, navigate] = useLocation()

  useEffect(() => {
    const tell = ({ orderId, number, state }: OrderMove) => {
      const place = `/orders/${orderId}`
      const text = orders.moved[state](number)
      const open = () => navigate(place)
      const permission = browserPermission()
      // Its own page says it in large letters.
      if (location !== place) showToast(text, { topic: orderId, action: { label: orders.see, run: open } })
      if (settings && studio && permission && tellsOnDesktop(settings, permission) && !document.hasFocus())
        showBrowserNotice({ title: studio.name, body: text, topic: orderId }, open)
    }
    return orderMoves.subscribe(() => {
      const move = orderMoves.get()
      if (move) tell(move)
    })
  }, [orders, settings, studio, location, navigate])
}
