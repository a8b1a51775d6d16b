import fieldStyles from '../../ui/field.module.css'
import { Segmented } from '../../ui/segmented.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import type { ExportForm } from './export-options.ts'

const EDGES = ['3000', '2000', '1200'] as const

/** How large the copies are. `wrong`: what was typed is no size. */
export function SizePart({ form, wrong, onChange }: { form: ExportForm; wrong: boolean; onChange: (form: ExportForm) => void }) {
  const { export: words } = useMessages()
  return (
    <div className={fieldStyles.field}>
      <span className={fieldStyles.label}>{words.size}</span>
      <Segmented
        label={words.size}
        value={form.size}
        choices={[
          { value: 'full', label: words.sizeFull },
          ...EDGES.map((value) => ({ value, label: words.sizeOf(Number(value)) })),
          { value: 'own', label: words.sizeOwn },
        ]}
        onChange={(size) => onChange({ ...form, size })}
      />
      {form.size === 'own' && (
        <input
          // biome-ignore lint/a11y/noAutofocus: it appears because one has asked to write a size
          autoFocus
          inputMode="numeric"
          className={fieldStyles.input}
          aria-label={words.longEdge}
          aria-invalid={wrong}
          value={form.own}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => onChange({ ...form, own: event.target.value })}
        />
      )}
      <p role={wrong ? 'alert' : undefined} className={wrong ? fieldStyles.error : fieldStyles.hint}>
        {wrong ? words.longEdgeError : words.sizeHint}
      </p>
    </div>
  )
}
