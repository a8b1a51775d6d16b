import type { ReactNode } from 'react'
import type { Catalogue, PrintOption } from '#shared/catalogue/catalogue.ts'
import { useStore } from '../../api/store.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { type BasketLine, changeLook, commonValue, type LineLook } from './draft-lines.ts'
import { changeLines, draftStore, saveDraft } from './draft-store.ts'
import styles from './order-panel.module.css'
import { PriceFoot } from './price-foot.tsx'
import { SizeChoices } from './size-choices.tsx'

/** What goes for all photos, and what it costs. */
export function OrderPanel({ catalogue, lines }: { catalogue: Catalogue & { offline: boolean }; lines: readonly BasketLine[] }) {
  const { order, format } = useMessages()
  const applyToAll = (look: LineLook) => changeLines((all) => all.map((line) => changeLook(line, look)))
  const fit = commonValue(lines, (line) => line.fit)
  const { leadTimeHours } = catalogue.pickup
  return (
    <aside className={styles.panel}>
      <div className={styles.choices}>
        {catalogue.offline && <Notice>{order.offline}</Notice>}
        <SaveFailure />
        <h2 className={styles.title}>{order.all}</h2>
        <SizeChoices
          products={catalogue.products}
          value={commonValue(lines, (line) => line.productId)}
          onChange={(productId) => applyToAll({ productId })}
        />
        <Group name={order.fit} mixed={fit === null}>
          <Segmented
            label={order.fit}
            value={fit}
            choices={[
              { value: 'paper-full', label: order.paperFull, note: order.paperFullTerm },
              { value: 'image-full', label: order.imageFull, note: order.imageFullTerm },
            ]}
            onChange={(next) => applyToAll({ fit: next })}
          />
          {fit && <p className={styles.hint}>{fit === 'paper-full' ? order.paperFullNote : order.imageFullNote}</p>}
        </Group>
        {catalogue.options.map((option) => (
          <OptionChoice
            key={option.id}
            option={option}
            lines={lines}
            onChange={(choice) => applyToAll({ options: { [option.id]: choice } })}
          />
        ))}
      </div>
      <PriceFoot note={leadTimeHours > 0 ? order.readyIn(format.hours(leadTimeHours)) : order.readySoon} />
    </aside>
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
  onChange: (choice: string) => void
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
        onChange={onChange}
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
