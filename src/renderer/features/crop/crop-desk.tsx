import { ChevronLeft, ChevronRight, Redo2, Undo2 } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react'
import { mediaAddress } from '#shared/addresses.ts'
import type { Catalogue, PrintProduct } from '#shared/catalogue/catalogue.ts'
import type { Photo } from '#shared/contract/photos.ts'
import type { Messages } from '#shared/messages/index.ts'
import { paperOf, printEffects } from '#shared/orders/print-effects.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { isWriting } from '../edits/is-writing.ts'
import type { BasketLine } from '../order/draft-lines.ts'
import { useBasketPhotos } from '../order/use-basket-photos.ts'
import { belongsToControl, type CropCommand, cropCommandOf, editBy } from './crop-command.ts'
import styles from './crop-desk.module.css'
import { canCrop, changeEdit, type PrintEdit, type PrintScene } from './crop-edit.ts'
import { CropPanel } from './crop-panel.tsx'
import { CropStage } from './crop-stage.tsx'
import { type Editing, useEditing } from './use-editing.ts'

/** The picture at hand comes first. */
const AHEAD_PAUSE_MS = 300

type DeskProps = { line: BasketLine; index: number; lines: readonly BasketLine[]; catalogue: Catalogue }

/** The open editor: a native dialog over the window, which keeps the focus and gives it back. */
export function CropDesk({ line, index, lines, catalogue }: DeskProps) {
  const { crop } = useMessages()
  const editing = useEditing(line)
  const { edit } = editing
  const beside = lines[index + 1]?.photoId ?? line.photoId
  const photos = useBasketPhotos(useMemo(() => [line.photoId, beside], [line.photoId, beside]))
  const photo = photos.get(line.photoId)
  const dialog = useRef<HTMLDialogElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const hintId = useId()
  const product = catalogue.products.find(({ id }) => id === edit.productId)
  const scene = photo && product ? sceneOf(photo, catalogue, edit, product) : null
  // Said once there is something to keep.
  const walkKeeps = editing.canUndo && lines.length > 1
  const walk = (by: 1 | -1) => {
    const next = lines[index + by]
    if (next) editing.walkTo(next)
  }
  useModal(dialog, stage)
  useFetchAhead(photos.get(beside))

  const takeKey = (event: KeyboardEvent) => {
    // What is below the dialog has nothing to do with its keys.
    event.stopPropagation()
    const native = event.nativeEvent
    if (native.isComposing || event.defaultPrevented) return
    if (event.key === 'Escape' && isWriting(native.target)) {
      event.preventDefault()
      native.target.blur()
      stage.current?.focus()
      return
    }
    const command = belongsToControl(native) ? undefined : cropCommandOf(native)
    if (!command) return
    event.preventDefault()
    runCommand(command, { scene, editing, walk, press: event.repeat ? 'held' : String(event.timeStamp) })
  }
  const changeSize = (productId: string) =>
    editing.step((now) => {
      const other = catalogue.products.find(({ id }) => id === productId)
      if (!photo || !scene || !other) return { ...now, productId }
      const { paper } = sceneOf(photo, catalogue, now, other)
      return changeEdit({ ...scene, edit: now }, { productId }, paper)
    }, 'size')

  return (
    <dialog
      ref={dialog}
      data-surface="dark"
      className={styles.desk}
      aria-label={crop.title}
      onKeyDown={takeKey}
      onCancel={(event) => {
        event.preventDefault()
        editing.cancel()
      }}
    >
      <DeskBar editing={editing} index={index} total={lines.length} walk={walk} />
      <p role="status" className="visually-hidden">
        {photo && crop.announce(photo.caption || photo.fileName, index + 1, lines.length)}
      </p>
      <div className={styles.body}>
        <div className={styles.table}>
          <div className={styles.place}>
            {photo && product && scene && (
              <CropStage
                stage={stage}
                photo={photo}
                scene={scene}
                date={dateOf(photo, catalogue, edit, product)}
                trim={product.trimMm / product.shortMm}
                editing={editing}
                describedBy={hintId}
              />
            )}
            {photo === null && <p className={styles.gone}>{crop.photoGone}</p>}
          </div>
          <div id={hintId} className={styles.hints}>
            {scene && <span className={walkKeeps ? styles.keeps : undefined}>{walkKeeps ? crop.walkKeeps : hintOf(scene, crop)}</span>}
            {product && product.trimMm > 0 && (
              <span className={styles.trim}>
                <i aria-hidden />
                {crop.trim}
              </span>
            )}
          </div>
        </div>
        <CropPanel
          products={catalogue.products}
          fileName={photo?.fileName ?? ''}
          edit={edit}
          product={product}
          scene={scene}
          editing={editing}
          onSize={changeSize}
        />
      </div>
    </dialog>
  )
}

function DeskBar({ editing, index, total, walk }: { editing: Editing; index: number; total: number; walk: (by: 1 | -1) => void }) {
  const { crop, common } = useMessages()
  return (
    <header className={styles.bar}>
      <Button look="ghost" title={crop.cancelNote} aria-keyshortcuts="Escape" onClick={editing.cancel}>
        {common.cancel}
      </Button>
      <Group>
        <IconButton label={crop.previous} aria-keyshortcuts="PageUp" disabled={index === 0} onClick={() => walk(-1)}>
          <ChevronLeft size={22} />
        </IconButton>
        <span className={styles.position}>{crop.position(index + 1, total)}</span>
        <IconButton label={crop.next} aria-keyshortcuts="PageDown" disabled={index === total - 1} onClick={() => walk(1)}>
          <ChevronRight size={22} />
        </IconButton>
      </Group>
      <Group>
        <IconButton label={crop.undo} aria-keyshortcuts="Control+Z" disabled={!editing.canUndo} onClick={editing.undo}>
          <Undo2 size={20} />
        </IconButton>
        <IconButton label={crop.redo} aria-keyshortcuts="Control+Shift+Z" disabled={!editing.canRedo} onClick={editing.redo}>
          <Redo2 size={20} />
        </IconButton>
        <Button look="primary" aria-keyshortcuts="Enter" className={styles.done} onClick={editing.done}>
          {crop.done}
        </Button>
      </Group>
    </header>
  )
}

function Group({ children }: { children: ReactNode }) {
  return <div className={styles.group}>{children}</div>
}

/** `press` makes each turn a step of its own; a key that is held is one. */
function runCommand(
  command: CropCommand,
  { scene, editing, walk, press }: { scene: PrintScene | null; editing: Editing; walk: (by: 1 | -1) => void; press: string },
): void {
  if (command.kind === 'walk') walk(command.by)
  else if (command.kind !== 'edit') editing[command.kind]()
  else if (scene) {
    const { edit } = command
    editing.step((now) => editBy(edit, { ...scene, edit: now }), edit.kind === 'turn' ? `turn ${press}` : edit.kind)
  }
}

function sceneOf(photo: Photo, catalogue: Catalogue, edit: PrintEdit, product: PrintProduct): PrintScene {
  return { photo, paper: paperOf(product, printEffects(catalogue, product, edit.options)), edit }
}

function dateOf(photo: Photo, catalogue: Catalogue, edit: PrintEdit, product: PrintProduct): string | undefined {
  const { dateImprint } = printEffects(catalogue, product, edit.options)
  return dateImprint ? photo.takenAt?.slice(0, 10) : undefined
}

/** What the hand can do here, or why it can't. */
function hintOf(scene: PrintScene, { wholeHint, wholeCut, moveHint }: Messages['crop']): string {
  if (canCrop(scene)) return moveHint
  return scene.edit.straighten ? wholeCut : wholeHint
}

/** Modal for as long as it is rendered; begins on the stage, where the keys are, and gives the focus back, which it can only while it is there. */
function useModal(dialog: RefObject<HTMLDialogElement | null>, stage: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    stage.current?.focus()
    return () => element?.close()
  }, [dialog, stage])
}

/** The next picture is there when one walks to it. */
function useFetchAhead(next: Photo | null | undefined): void {
  const source = next ? mediaAddress('screen', next) : null
  useEffect(() => {
    if (source === null) return
    const timer = setTimeout(() => {
      new Image().src = source
    }, AHEAD_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [source])
}
