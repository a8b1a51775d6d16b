import type { ComponentPropsWithRef } from 'react'
import styles from './button.module.css'
import { classNames } from './class-names.ts'

type Look = 'primary' | 'plain' | 'ghost' | 'quiet'

type ButtonProps = ComponentPropsWithRef<'button'> & {
  /** 'primary': the one thing to do. 'plain': a choice beside it. 'ghost': on a coloured ground. 'quiet': reads as text. */
  look?: Look
  size?: 'normal' | 'large'
  wide?: boolean
}

/** Acts once, even for those who double-click everything; what may be pressed fast, such as a stepper, is no such button. */
export function Button({ look = 'plain', size = 'normal', wide = false, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} data-once className={buttonClass({ look, size, wide }, className)} {...rest} />
}

/** The same look for links. */
export function buttonClass(look: { look?: Look; size?: 'normal' | 'large'; wide?: boolean }, className?: string): string {
  return classNames(styles.button, styles[look.look ?? 'plain'], look.size === 'large' && styles.large, look.wide && styles.wide, className)
}

/** A round button that shows only an icon; `label` is what it is called. */
export function IconButton({
  label,
  className,
  type = 'button',
  ...rest
}: Omit<ComponentPropsWithRef<'button'>, 'aria-label'> & { label: string }) {
  return <button type={type} aria-label={label} title={label} className={classNames(styles.icon, className)} {...rest} />
}
