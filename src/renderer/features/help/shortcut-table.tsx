import type { Shortcuts } from '#shared/messages/ko/shortcuts.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { waysOf } from './shortcut-keys.ts'
import styles from './shortcut-table.module.css'

const MAC = /Mac OS X|Macintosh/.test(navigator.userAgent)

export function ShortcutTable({ shortcuts }: { shortcuts: Shortcuts }) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{shortcuts.title}</caption>
      <tbody>
        {shortcuts.rows.map(([keys, what]) => (
          <tr key={keys}>
            <th scope="row">
              <Ways keys={keys} />
            </th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Ways({ keys }: { keys: string }) {
  const { help } = useMessages()
  return waysOf(keys, MAC).map((way, index) => (
    <span key={way.join('+')} className={styles.way}>
      {index > 0 && <span className="visually-hidden">{` ${help.or} `}</span>}
      {way.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  ))
}
