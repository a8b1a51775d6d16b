import { SearchX } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { searchStore } from '../search/search-store.ts'

export function NothingFound({ text }: { text: string }) {
  const { search } = useMessages()
  return (
    <EmptyState
      icon={<SearchX size={32} strokeWidth={1.75} />}
      title={search.nothingTitle(text)}
      action={<Button onClick={() => searchStore.set({ text: '', finished: false })}>{search.showAll}</Button>}
    >
      {search.nothingHints.map((hint) => (
        <p key={hint}>{hint}</p>
      ))}
    </EmptyState>
  )
}
