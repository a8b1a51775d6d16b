import { hostBridge } from '../api/host-bridge.ts'
import styles from './external-link.module.css'

/** A link that opens outside of this window. `strong` as the law wants of the privacy policy. */
export function ExternalLink({ url, label, strong = false }: { url: string; label: string; strong?: boolean }) {
  return (
    <a
      href={url}
      className={strong ? styles.strong : undefined}
      onClick={(event) => {
        event.preventDefault()
        void hostBridge.openLink(url)
      }}
    >
      {label}
    </a>
  )
}
