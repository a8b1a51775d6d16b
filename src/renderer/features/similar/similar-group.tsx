import { Columns2, ShoppingBag } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { mediaAddress } from '#shared/addresses.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useElementHeight, useElementWidth } from '../../ui/use-element-size.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { useUndo } from '../edits/use-undo.ts'
import { usePhotos } from '../library/library-view.ts'
import { useAddToOrder } from '../order/use-add-to-order.ts'
import { type KeyMeaning, letterOf, useViewerKeys } from '../viewer/use-viewer-keys.ts'
import { type Choice, chooseOnly, comparedOf, othersOf, toggleChoice } from './choice.ts'
import { CompareDialog } from './compare-dialog.tsx'
import { PhotoChoice } from './photo-choice.tsx'
import { rowHeight } from './side-by-side.ts'
import styles from './similar-group.module.css'

/** In CSS px; the style sheet has the same. */
const GAP = 16
const PADDING = 16
const CAPTION = 28

type Group = { kind: 'burst' | 'alike'; ids: readonly number[] }

/** One group side by side. The first is the best by what can be measured; which stay is for the customer to say. */
export function SimilarGroup(props: { group: Group; upcoming: readonly number[]; onPrevious: () => void; onNext: () => void }) {
  const { group, onNext } = props
  const { ids } = group
  const messages = useMessages()
  const { similar } = messages
  const photos = usePhotos(ids).filter((photo) => photo !== undefined)
  const [choice, setChoice] = useState<Choice>(() => new Set(ids.slice(0, 1)))
  // What is compared stays in its place while one chooses among it.
  const [compared, setCompared] = useState<readonly number[] | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const addToOrder = useAddToOrder()
  const [, navigate] = useLocation()
  const { offerUndo } = useUndo()
  usePictures(props.upcoming)

  const width = useElementWidth(list)
  const height = useElementHeight(list)
  const room = { width: width - PADDING * 2, height: height - PADDING * 2 }
  const aspects = photos.map((photo) => photo.width / photo.height)
  const tall = rowHeight(aspects, room, GAP, CAPTION)

  const others = othersOf(ids, choice)
  const onward = useOneAtATime()
  const keepOnly = onward(async () => {
    try {
      const { removed, editId } = await client.photos.remove({ ids: others })
      if (removed > 0) offerUndo(similar.removed(removed), editId)
      onNext()
    } catch (error) {
      showToast(describeError(error, messages), { tone: 'bad' })
    }
  })
  const keepAll = onward(onNext)
  const order = async () => {
    const chosen = photos.filter((photo) => choice.has(photo.id))
    await addToOrder(chosen, { onSee: () => navigate('/order') })
  }
  const choose = (id: number, more: boolean) => setChoice(more ? toggleChoice(choice, id) : chooseOnly(id))

  const moveFocus = (by: number) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('[data-choice]') ?? [])]
    const now = buttons.findIndex((button) => button.matches(':focus'))
    buttons[now < 0 ? 0 : (now + by + buttons.length) % buttons.length]?.focus()
  }
  const meaningOf: KeyMeaning = (event) => {
    const at = Number(/^Digit([1-9])$/.exec(event.code)?.[1]) - 1
    const numbered = photos[at]
    if (numbered) return () => choose(numbered.id, event.shiftKey)
    if (event.key === 'ArrowLeft') return () => moveFocus(-1)
    if (event.key === 'ArrowRight') return () => moveFocus(1)
    if (event.key === 'PageUp') return props.onPrevious
    if (event.key === 'PageDown') return onNext
    return letterOf(event) === 'C' ? () => setCompared(comparedOf(ids, choice)) : undefined
  }
  useViewerKeys(meaningOf)

  return (
    <section className={styles.group} aria-label={similar.group(similar.kinds[group.kind], ids.length)}>
      <h2>{similar.group(similar.kinds[group.kind], ids.length)}</h2>
      <ul ref={list} className={styles.photos}>
        {photos.map((photo, index) => (
          <PhotoChoice
            key={photo.id}
            photo={photo}
            height={tall}
            index={index}
            best={photo.id === ids[0]}
            chosen={choice.has(photo.id)}
            onChoose={(more) => choose(photo.id, more)}
          />
        ))}
      </ul>
      <footer className={styles.actions} data-bottom-bar>
        <p>{others.length > 0 && similar.keepOnlyNote(others.length)}</p>
        <Button onClick={() => setCompared(comparedOf(ids, choice))} aria-keyshortcuts="C">
          <Columns2 size={18} aria-hidden />
          {similar.compare}
        </Button>
        <Button onClick={() => void order()}>
          <ShoppingBag size={18} aria-hidden />
          {similar.order}
        </Button>
        <Button onClick={keepAll}>{similar.keepAll}</Button>
        <Button look="primary" disabled={others.length === 0} onClick={keepOnly}>
          {similar.keepOnly(choice.size)}
        </Button>
      </footer>
      {compared && (
        <CompareDialog
          photos={compared.flatMap((id) => photos.find((photo) => photo.id === id) ?? [])}
          choice={choice}
          onChoose={choose}
          onClose={() => setCompared(null)}
        />
      )}
    </section>
  )
}

/** Of a button that leads to the next group: the second press of a double click would go for a group that was not even seen. */
function useOneAtATime(): (work: () => unknown) => (event: { detail: number }) => void {
  const busy = useRef(false)
  return (work) => (event) => {
    if (event.detail > 1 || busy.current) return
    busy.current = true
    void Promise.resolve(work()).finally(() => {
      busy.current = false
    })
  }
}

/** The first pictures of the group that comes next are fetched while this one is looked at. */
function usePictures(ids: readonly number[]): void {
  const photos = usePhotos(ids)
  useEffect(() => {
    const known = photos.filter((photo) => photo !== undefined)
    const images = known.slice(0, 4).map((photo) => Object.assign(new Image(), { src: mediaAddress('screen', photo) }))
    return () => {
      for (const image of images) image.removeAttribute('src')
    }
  }, [photos])
}
