import { Copy, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Catalogue, PrintOption } from '#shared/catalogue/catalogue.ts'
import { MAX_LINES } from '#shared/orders/order-details.ts'
import { useStore } from '../../api/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Notice } from '../../ui/notice.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { clearBasketSelection } from './basket-selection.ts'
import { type BasketLine, commonValue, type LineLook } from './draft-lines.ts'
import { draftStore, saveDraft } from './draft-store.ts'
import styles from './order-panel.module.css'
import { PriceFoot } from './price-foot.tsx'
import { SizeChoices } from './size-choices.tsx'
import { openSizeMenu } from './size-menu.tsx'
import { type LineIds, useBasketActions } from './use-basket-actions.ts'

/** What the prints are given, for whom, and what it all costs. */
export function OrderPanel(props: {
  catalogue: Catalogue & { offline: boolean }
  lines: readonly BasketLine[]
  selected: readonly BasketLine[]
  /** The lines whose cards are to be seen, where a filter hides others. */
  filtered: readonly BasketLine[] | null
}) {
  const { catalogue, lines, selected, filtered } = props
  const { order, format } = useMessages()
  const actions = useBasketActions()
  const meant = selected.length > 0 ? selected : (filtered ?? lines)
  const ids = new Set(meant.map((line) => line.lineId))
  const apply = (look: LineLook, name: string) => actions.applyLook(ids, look, name)
  const fit = commonValue(meant, (line) => line.fit)
  const { leadTimeHours } = catalogue.pickup
  return (
    <aside className={styles.panel}>
      <div className={styles.choices}>
        {catalogue.offline && <Notice>{order.offline}</Notice>}
        <SaveFailure />
        {lines.length > MAX_LINES && <Notice tone="bad">{order.tooMany(MAX_LINES)}</Notice>}
        <Scope
          all={lines.length}
          chosen={selected.length}
          shown={filtered?.length ?? null}
          ids={ids}
          onRemove={() => actions.remove(ids)}
        />
        <SizeChoices
          products={catalogue.products}
          value={commonValue(meant, (line) => line.productId)}
          onChange={({ id, name }) => apply({ productId: id }, name)}
        />
        <Group name={order.fit} mixed={fit === null}>
          <Segmented
            label={order.fit}
            value={fit}
            choices={[
              { value: 'paper-full', label: order.paperFull, note: order.paperFullTerm },
              { value: 'image-full', label: order.imageFull, note: order.imageFullTerm },
            ]}
            onChange={(next) => apply({ fit: next }, next === 'paper-full' ? order.paperFull : order.imageFull)}
          />
          {fit && <p className={styles.hint}>{fit === 'paper-full' ? order.paperFullNote : order.imageFullNote}</p>}
        </Group>
        {catalogue.options.map((option) => (
          <OptionChoice
            key={option.id}
            option={option}
            lines={meant}
            onChange={({ id, name }) => apply({ options: { [option.id]: id } }, name)}
          />
        ))}
      </div>
      <PriceFoot
        catalogue={catalogue}
        lines={lines}
        note={leadTimeHours > 0 ? order.readyIn(format.hours(leadTimeHours)) : order.readySoon}
      />
    </aside>
  )
}

/** For whom the choices below are, in plain words, and what else can be done with just these. */
function Scope(props: { all: number; chosen: number; shown: number | null; ids: LineIds; onRemove: () => void }) {
  const { order } = useMessages()
  const { shown } = props
  const some = props.chosen > 0
  const title = some ? order.scopeSelected(props.chosen) : shown === null ? order.scopeAll(props.all) : order.scopeShown(shown)
  const note = shown !== null ? order.scopeShownNote : props.all > 1 && order.scopeAllNote
  const sizes = (
    <Button className={styles.sizes} onClick={(event) => openSizeMenu(event.currentTarget, props.ids)}>
      <Copy size={16} aria-hidden />
      {order.addSize}
    </Button>
  )
  return (
    <div className={classNames(styles.scope, (some || shown !== null) && styles.chosen)}>
      <div className={styles.scopeHead}>
        <h2 className={styles.title} role="status">
          {title}
        </h2>
        {some ? (
          <IconButton label={order.clearSelection} className={styles.clear} onClick={clearBasketSelection}>
            <X size={18} />
          </IconButton>
        ) : (
          sizes
        )}
      </div>
      {some ? (
        <div className={styles.ways}>
          {sizes}
          <Button className={styles.sizes} onClick={props.onRemove}>
            {order.takeOut}
          </Button>
        </div>
      ) : (
        note && <p className={styles.hint}>{note}</p>
      )}
    </div>
  )
}

function Group({ name, mixed, children }: { name: string; mixed: boolean; children: ReactNode }) {
  const { order } = useMessages()
  return (
    <div className={styles.group}>
      <p className={styles.name}>
        {name}
        {mixed && <span className={styles.mixed}>{order.mixed}</span>}
      </p>
      {children}
    </div>
  )
}

function OptionChoice({
  option,
  lines,
  onChange,
}: {
  option: PrintOption
  lines: readonly BasketLine[]
  onChange: (choice: PrintOption['choices'][number]) => void
}) {
  const { order, format } = useMessages()
  const value = commonValue(lines, (line) => line.options[option.id] ?? option.choices[0]?.id ?? '')
  return (
    <Group name={option.name} mixed={value === null}>
      <Segmented
        label={option.name}
        value={value}
        choices={option.choices.map(({ id, name, surcharge }) => ({
          value: id,
          label: name,
          ...(surcharge > 0 && { note: order.surcharge(format.money(surcharge)) }),
        }))}
        onChange={(id) => {
          const choice = option.choices.find((candidate) => candidate.id === id)
          if (choice) onChange(choice)
        }}
      />
    </Group>
  )
}

function SaveFailure() {
  const { order, common } = useMessages()
  const { error } = useStore(draftStore)
  if (!error) return null
  return (
    <Notice tone="bad" action={<Button onClick={() => void saveDraft()}>{common.retry}</Button>}>
      {order.saveFailed}
    </Notice>
  )
}
