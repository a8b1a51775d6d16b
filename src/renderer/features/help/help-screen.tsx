import { CircleHelp, Clock, Phone, Search, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useHistoryState } from 'wouter/use-browser-location'
import { createLookup } from '#shared/lookup/create-lookup.ts'
import { useCatalogue, useStudio } from '../../api/queries.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { HelpAnswer } from './help-answer.tsx'
import { ENTRIES, GROUPS, type GroupId, type HelpEntry, textOfEntry } from './help-entries.ts'
import styles from './help-screen.module.css'

/** Of so few, all answers stand open. */
const MOST_OPEN = 3

/** What one may want to know, in groups; or what was asked for. */
export function HelpScreen() {
  const { help, studio: studioWords } = useMessages()
  const { data: studio } = useStudio()
  const [text, setText] = useState('')
  const lookUp = useMemo(() => createLookup(ENTRIES, (entry) => textOfEntry(entry, help)), [help])
  const query = text.trim()
  const found = useMemo(() => lookUp(query), [lookUp, query])
  const state = useHistoryState<{ canGoBack?: boolean } | null>()
  const showAll = () => setText('')

  return (
    <div className={styles.screen}>
      <PageHeader title={help.title} actions={state?.canGoBack && <Button onClick={() => history.back()}>{help.back}</Button>} />
      <div className={styles.page}>
        <SearchField text={text} onChange={setText} />
        <p role="status" className="visually-hidden">
          {query !== '' && (found.length > 0 ? help.found(found.length) : help.nothingTitle(query))}
        </p>
        {query === '' && <Groups />}
        {query !== '' && found.length > 0 && <Answers entries={found} />}
        {query !== '' && found.length === 0 && studio && (
          <section className={styles.nothing}>
            <span className={styles.icon}>
              <CircleHelp size={32} strokeWidth={1.75} aria-hidden />
            </span>
            <h2>{help.nothingTitle(query)}</h2>
            <p>{help.nothingText(studio.name)}</p>
            <StudioLines phone={studio.business.phone} label={studioWords.phone} />
            <Button onClick={showAll}>{help.showAll}</Button>
          </section>
        )}
        {studio && (query === '' || found.length > 0) && (
          <footer className={styles.ask}>
            <p>{help.ask(studio.name)}</p>
            <StudioLines phone={studio.business.phone} label={studioWords.phone} />
          </footer>
        )}
      </div>
    </div>
  )
}

function SearchField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { help } = useMessages()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const takeKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onChange('')
  }
  return (
    <search className={styles.search}>
      <Search size={20} aria-hidden />
      <input
        ref={field}
        type="text"
        enterKeyHint="search"
        aria-label={help.search}
        placeholder={help.placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={takeKey}
      />
      {text !== '' && (
        <IconButton
          label={help.clear}
          onClick={() => {
            onChange('')
            field.current?.focus()
          }}
        >
          <X size={18} />
        </IconButton>
      )}
    </search>
  )
}

function Groups() {
  const { help } = useMessages()
  const sections = useRef(new Map<GroupId, HTMLElement>())
  return (
    <div className={styles.groups}>
      <nav aria-label={help.groupsLabel} className={styles.contents}>
        {GROUPS.map((group) => (
          <button key={group} type="button" onClick={() => sections.current.get(group)?.scrollIntoView()}>
            {help.groups[group]}
          </button>
        ))}
      </nav>
      <div className={styles.sections}>
        {GROUPS.map((group) => (
          <section
            key={group}
            aria-labelledby={`help-${group}`}
            ref={(element) => {
              if (element) sections.current.set(group, element)
            }}
          >
            <h2 id={`help-${group}`}>{help.groups[group]}</h2>
            <div className={styles.card}>
              {ENTRIES.filter((entry) => entry.group === group).map((entry) => (
                <HelpAnswer key={entry.id} entry={entry} open={false} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  )
}

function Answers({ entries }: { entries: readonly HelpEntry[] }) {
  const { help } = useMessages()
  return (
    <div className={styles.card}>
      {entries.map((entry, index) => (
        <HelpAnswer
          key={`${entry.kind} ${entry.id}`}
          entry={entry}
          open={index === 0 || entries.length <= MOST_OPEN}
          group={help.groups[entry.group]}
        />
      ))}
    </div>
  )
}

function StudioLines({ phone, label }: { phone: string; label: string }) {
  const { studio: words } = useMessages()
  const { data: catalogue } = useCatalogue()
  return (
    <ul className={styles.lines}>
      <li className={styles.phone}>
        <Phone size={18} aria-hidden />
        <span className="visually-hidden">{label}</span>
        {phone}
      </li>
      {catalogue && (
        <li>
          <Clock size={18} aria-hidden />
          <span className="visually-hidden">{words.hours}</span>
          {catalogue.pickup.note}
        </li>
      )}
    </ul>
  )
}
