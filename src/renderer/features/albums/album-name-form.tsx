import { type FormEvent, useId, useState } from 'react'
import { describeError } from '../../api/describe-error.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import fieldStyles from '../../ui/field.module.css'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './album-name-form.module.css'

/** What the contract takes. */
const LONGEST_NAME = 60

/** One line for the name of an album, or of what `label` says. Enter saves, Esc leaves; a name that is taken is told below. */
export function AlbumNameForm(props: {
  name?: string
  label?: string
  placeholder?: string
  action: string
  /** Whether the field shares its line with the button. */
  inline?: boolean
  onSave: (name: string) => Promise<unknown>
  onCancel: () => void
}) {
  const messages = useMessages()
  const { albums } = messages
  const [name, setName] = useState(props.name ?? '')
  const [error, setError] = useState<string>()
  const [saving, setSaving] = useState(false)
  const errorId = useId()

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = name.normalize('NFC').replace(/\s+/g, ' ').trim()
    if (wanted === '' || saving) return
    setSaving(true)
    try {
      await props.onSave(wanted)
    } catch (failure) {
      setError(describeError(failure, messages))
      setSaving(false)
    }
  }

  return (
    <form
      className={classNames(styles.form, props.inline && styles.inline)}
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        // Neither a dialog nor the screen below is meant by it.
        event.preventDefault()
        event.stopPropagation()
        props.onCancel()
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: it appears because one has asked to write a name
        autoFocus
        // A dialog that opens with it gives the focus out anew.
        data-autofocus
        className={fieldStyles.input}
        aria-label={props.label ?? albums.nameLabel}
        placeholder={props.placeholder ?? albums.namePlaceholder}
        aria-invalid={error !== undefined}
        aria-describedby={error && errorId}
        maxLength={LONGEST_NAME}
        value={name}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setName(event.target.value)
          setError(undefined)
        }}
      />
      <Button type="submit" look="primary" disabled={name.trim() === '' || saving}>
        {props.action}
      </Button>
      {error && (
        <p id={errorId} role="alert" className={fieldStyles.error}>
          {error}
        </p>
      )}
    </form>
  )
}
