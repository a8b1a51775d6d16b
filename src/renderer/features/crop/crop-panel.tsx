import { RotateCcw, RotateCw } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import type { PrintProduct } from '#shared/catalogue/catalogue.ts'
import { MAX_ZOOM } from '#shared/layout/crop-gestures.ts'
import { MAX_STRAIGHTEN, type Orientation, printQuality } from '#shared/layout/geometry.ts'
import { dpiOf } from '#shared/layout/print-layout.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { QuantityStepper } from '../order/quantity-stepper.tsx'
import { canCrop, changeEdit, layoutOf, type PrintEdit, type PrintScene, startAgain, turnBy, zoomOf, zoomTo } from './crop-edit.ts'
import styles from './crop-panel.module.css'
import { isSameEdit } from './edit-history.ts'
import { snapLevel } from './gesture-math.ts'
import type { Editing } from './use-editing.ts'

type PanelProps = {
  products: readonly PrintProduct[]
  fileName: string
  edit: PrintEdit
  product: PrintProduct | undefined
  scene: PrintScene | null
  editing: Editing
  /** The edit on the paper of another size. */
  onSize: (productId: string) => void
}

/** All that can be chosen for one print beside what the hand does on the stage. */
export function CropPanel(props: PanelProps) {
  const { edit, scene, editing, product } = props
  const { crop } = useMessages()
  return (
    <aside className={styles.panel} aria-label={crop.panel}>
      {scene && product && <Quality scene={scene} product={product} products={props.products} />}
      {!product && <p className={styles.warning}>{crop.productGone}</p>}
      <Bought {...props} />
      <Part name={crop.fit}>
        <Segmented
          label={crop.fit}
          value={edit.fit}
          choices={[
            { value: 'paper-full', label: crop.paperFull, note: crop.paperFullTerm },
            { value: 'image-full', label: crop.imageFull, note: crop.imageFullTerm },
          ]}
          onChange={(fit) => editing.step((now) => (scene ? changeEdit({ ...scene, edit: now }, { fit }) : now), 'fit')}
        />
      </Part>
      {scene && <Placing {...{ scene, editing }} />}
    </aside>
  )
}

/** What it means for the print, in words, after all that is chosen. */
function Quality({ scene, product, products }: { scene: PrintScene; product: PrintProduct; products: readonly PrintProduct[] }) {
  const { crop } = useMessages()
  const dpi = dpiOf(layoutOf(scene))
  const quality = printQuality(dpi, product)
  const closer = canCrop(scene) && zoomOf(scene) > 1.05
  const smallerHelps = products.some((other) => printQuality((dpi * product.shortPx) / other.shortPx, other) === 'good')
  const advice = closer ? crop.betterCloser : smallerHelps ? crop.betterSmaller : crop.tooSmall
  return (
    <p role="status" className={styles[quality]} data-quality={quality}>
      <strong>{crop.quality[quality](dpi)}</strong>
      {quality !== 'good' && <span>{advice}</span>}
    </p>
  )
}

function Bought({ products, fileName, edit, product, editing, onSize }: PanelProps) {
  const { crop, format } = useMessages()
  return (
    <div className={styles.bought}>
      <Part name={crop.size}>
        <select className={styles.size} aria-label={crop.size} value={product?.id ?? ''} onChange={(event) => onSize(event.target.value)}>
          {!product && <option value="">—</option>}
          {products.map(({ id, name, unitPrice }) => (
            <option key={id} value={id}>
              {crop.sizeAndPrice(name, format.money(unitPrice))}
            </option>
          ))}
        </select>
      </Part>
      <Part name={crop.quantity}>
        <QuantityStepper
          fileName={fileName}
          quantity={edit.quantity}
          onChange={(quantity) => editing.step((now) => ({ ...now, quantity }), 'quantity')}
        />
      </Part>
    </div>
  )
}

function Placing({ scene, editing }: { scene: PrintScene; editing: Editing }) {
  const { crop } = useMessages()
  const { edit } = scene
  const straighten = edit.straighten ?? 0
  const croppable = canCrop(scene)
  const step = (change: (of: PrintScene) => PrintEdit, tool: string) => editing.step((now) => change({ ...scene, edit: now }), tool)
  const zoom = croppable ? zoomOf(scene) : 1
  return (
    <>
      <Part name={crop.orientation}>
        <Segmented
          label={crop.orientation}
          value={edit.orientation ?? 'auto'}
          choices={[
            { value: 'auto', label: crop.auto },
            { value: 'portrait', label: crop.portrait },
            { value: 'landscape', label: crop.landscape },
          ]}
          onChange={(value) => step((of) => changeEdit(of, { orientation: orientationOf(value) }), 'orientation')}
        />
      </Part>
      <Slider
        name={crop.zoom}
        value={Math.log2(zoom)}
        min={0}
        max={croppable ? Math.log2(MAX_ZOOM) : 0}
        step={0.01}
        shown={crop.percent(Math.round(zoom * 100))}
        disabled={!croppable}
        onChange={(power) => step((of) => zoomTo(of, 2 ** power), 'zoom-slider')}
      />
      <Slider
        name={crop.straighten}
        value={straighten}
        min={-MAX_STRAIGHTEN}
        max={MAX_STRAIGHTEN}
        step={0.1}
        shown={crop.degrees(straighten)}
        spoken={crop.degreesLabel(straighten)}
        onChange={(degrees) => step((of) => changeEdit(of, { straighten: snapLevel(degrees) }), 'straighten-slider')}
      />
      <div className={styles.buttons}>
        <Button
          title={crop.turnLeft}
          aria-keyshortcuts="Shift+R"
          onClick={() => step((of) => turnBy(of, -90), `turn-${performance.now()}`)}
        >
          <RotateCcw size={18} aria-hidden />
          <span className="visually-hidden">{crop.turnLeft}</span>
        </Button>
        <Button title={crop.turnRight} aria-keyshortcuts="R" onClick={() => step((of) => turnBy(of, 90), `turn-${performance.now()}`)}>
          <RotateCw size={18} aria-hidden />
          <span className="visually-hidden">{crop.turnRight}</span>
        </Button>
        <Button
          aria-keyshortcuts="0"
          disabled={isSameEdit(edit, startAgain(edit))}
          onClick={() => step((of) => startAgain(of.edit), 'reset')}
        >
          {crop.startAgain}
        </Button>
      </div>
    </>
  )
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <p className={styles.name}>{name}</p>
      {children}
    </div>
  )
}

function Slider(props: {
  name: string
  value: number
  min: number
  max: number
  step: number
  shown: string
  spoken?: string
  disabled?: boolean
  onChange: (value: number) => void
}) {
  const id = useId()
  return (
    <div className={styles.part}>
      <p className={styles.name}>
        <label htmlFor={id}>{props.name}</label>
        <output htmlFor={id}>{props.shown}</output>
      </p>
      <input
        id={id}
        type="range"
        className={styles.slider}
        value={props.value}
        min={props.min}
        max={props.max}
        step={props.step}
        disabled={props.disabled}
        aria-valuetext={props.spoken ?? props.shown}
        onChange={(event) => props.onChange(Number(event.target.value))}
      />
    </div>
  )
}

function orientationOf(value: Orientation | 'auto'): Orientation | undefined {
  return value === 'auto' ? undefined : value
}
