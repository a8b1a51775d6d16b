import { ImageMinus } from 'lucide-react'
import { Link } from 'wouter'
import { buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { ImportMenu } from './import-menu.tsx'

/** The library of one who took every photo out of it: nothing is lost, and this is the way back. */
export function AllRemoved({ count }: { count: number }) {
  const { library } = useMessages()
  const actions = (
    <>
      <Link href="/removed" className={buttonClass({ look: 'primary', size: 'large' })}>
        {library.seeRemoved(count)}
      </Link>
      <ImportMenu size="large" />
    </>
  )
  return (
    <EmptyState icon={<ImageMinus size={32} strokeWidth={1.75} />} title={library.allRemovedTitle} action={actions}>
      <p>{library.allRemovedNote}</p>
    </EmptyState>
  )
}
