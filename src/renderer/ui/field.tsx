import { type ComponentPropsWithRef, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './field.module.css'

type FieldProps = Omit<ComponentPropsWithRef<'input'>, 'id'> & { label: string; hint?: string; error?: string | undefined }

/** A labelled line of text; its hint gives way to what is wrong with it. */
export function TextField({ label, hint, error, className, ...rest }: FieldProps) {
  const id = useId()
  const note = error ?? hint
  return (
    <div className={classNames(styles.field, className)}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={styles.input}
        aria-invalid={error !== undefined}
        {...(note && { 'aria-describedby': `${id}-note` })}
        {...rest}
      />
      {note && (
        <p id={`${id}-note`} className={error ? styles.error : styles.hint}>
          {note}
        </p>
      )}
    </div>
  )
}
