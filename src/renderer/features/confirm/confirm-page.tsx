import { useEffect, useMemo, useRef, useState } from 'react'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { useStore } from '../../api/store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { countPrints } from '../order/draft-lines.ts'
import { draftStore } from '../order/draft-store.ts'
import { reckonPrice, reckonSold } from '../order/use-draft.ts'
import { useMissingLines } from '../order/use-missing-lines.ts'
import { codeOf, describeFailure, describeRefusal, fieldsToMend, troubledFile } from './confirm-failure.ts'
import {
  type ConfirmField,
  type ConfirmForm,
  type ConfirmFormProps,
  FIELD_ORDER,
  fitForm,
  readDelivery,
  readReceiver,
  sayWrong,
  wrongFields,
} from './confirm-form.ts'
import { ConfirmLines } from './confirm-lines.tsx'
import styles from './confirm-screen.module.css'
import { confirmStore, noteReturned, refusalOf } from './confirm-store.ts'
import { ConfirmSummary } from './confirm-summary.tsx'
import { DeliverySection } from './delivery-section.tsx'
import { enterMovesOn } from './enter-moves-on.ts'
import { LinesChangeNotice } from './lines-change-notice.tsx'
import { MissingFiles } from './missing-files.tsx'
import { PaymentSection } from './payment-section.tsx'
import { PriceChangeNotice } from './price-change-notice.tsx'
import { MemoSection, ReceiverSection } from './sections.tsx'
import { useKeptForm } from './use-kept-form.ts'
import { lookForFiles, useSend } from './use-send.ts'
import { type UnresolvedFile, useUnresolvedFiles } from './use-unresolved-files.ts'

type PageProps = { catalogue: Catalogue & { offline: boolean }; orderId: string; start: ConfirmForm }

export function ConfirmPage({ catalogue, orderId, start }: PageProps) {
  const messages = useMessages()
  const { confirm } = messages
  const { lines, kept: shown, saved, revision } = useStore(draftStore)
  const now = useNow()
  const page = useRef<HTMLFormElement>(null)
  const kept = useKeptForm(orderId)
  const [typed, setTyped] = useState(start)
  // Where another window throws the draft away, it is brought back with this.
  const [first] = useState(start)
  useEffect(() => confirmStore.set({ orderId, form: first }), [orderId, first])
  const { refusal, forgetRefusal } = useRefusal(orderId, page)
  const [left, setLeft] = useState<ReadonlySet<ConfirmField>>(() => new Set(refusal ? fieldsToMend(refusal.code) : []))
  // By the catalogue of this moment: what it no longer offers is not chosen.
  const form = fitForm(typed, catalogue)
  const {
    price,
    totalOf,
    unsold,
    error: priceError,
  } = useMemo(() => reckonSold(catalogue, lines, form.delivery), [catalogue, lines, form.delivery])
  const wrong = wrongFields(form, catalogue, now)
  const { sending, failure, setFailure, send } = useSend(orderId, kept, catalogue.offline)
  const files = useFileTroubles(failure, setFailure)
  const changed = new Set(files.filter(({ reason }) => reason === 'changed').map(({ photo }) => photo.id))
  const others = useOthersChanges()
  const [seen] = useState<Catalogue>(catalogue)
  const before = useMemo(() => reckonPrice(seen, lines, form.delivery).price, [seen, lines, form.delivery])
  const isAnotherPrice = unsold === 0 && before !== undefined && price !== undefined && before.total !== price.total
  const top = useTopWhen(unsold > 0 || files.length > 0 || others.changed)

  const change = (part: Partial<ConfirmForm>) => {
    const next = fitForm({ ...typed, ...part }, catalogue)
    setTyped(next)
    kept.keep(next)
    forgetRefusal()
    // What was wrong is being put right; a file is so elsewhere.
    if (!troubledFile(failure)) setFailure(null)
  }
  const fields: ConfirmFormProps = {
    form,
    catalogue,
    now,
    change,
    // A day that has lapsed is news, whether one has been there or not.
    errorOf: (field) => ((field === 'day' || left.has(field)) && wrong.has(field) ? sayWrong(field, form, confirm) : undefined),
    leave: (field) => setLeft((before) => new Set(before).add(field)),
  }
  const hindrance = [unsold > 0 && confirm.unsold, files.length > 0 && confirm.filesFirst, others.changed && confirm.linesSeenFirst].find(
    (reason) => reason !== false,
  )

  const submit = async () => {
    setLeft(new Set(FIELD_ORDER))
    const first = FIELD_ORDER.find((field) => wrong.has(field))
    if (first) showField(page.current, first)
    else if (price && saved === revision && shown.revision !== undefined && form.payment !== null && !sending) {
      const { payment } = form
      const refused = await send({
        orderId,
        revision: shown.revision,
        total: price.total,
        receiver: readReceiver(form),
        delivery: readDelivery(form, catalogue.pickup),
        payment,
        depositor: payment === 'bank-transfer' ? form.depositor : '',
        memo: form.memo,
      })
      const field = refused === null ? undefined : fieldsToMend(refused).at(-1)
      if (field && refused !== 'INVALID_INPUT') showField(page.current, field)
    }
  }

  const isShort = price !== undefined && price.shortOfMinimum > 0
  const told = toldOnPage({ files, unsold, isAnotherPrice, isShort, othersChanged: others.changed })
  const shownFailure = (told(failure) ? null : failure) ?? priceError
  const shownRefusal = refusal && unsold === 0 && !isShort ? describeRefusal(refusal, messages) : null
  return (
    <form ref={page} noValidate className={styles.page} onSubmit={(event) => event.preventDefault()} onKeyDown={enterMovesOn}>
      <div className={styles.steps}>
        <div ref={top} className={styles.top}>
          {files.length > 0 && <MissingFiles files={files} onAct={() => setFailure(null)} />}
          <ConfirmLines lines={lines} catalogue={catalogue} price={price} totalOf={totalOf} changed={changed} />
        </div>
        <ReceiverSection {...fields} />
        <DeliverySection {...fields} />
        <PaymentSection {...fields} total={price?.total ?? null} />
        <MemoSection {...fields} />
      </div>
      <ConfirmSummary
        {...fields}
        price={price}
        busy={sending}
        canSubmit={price !== undefined && saved === revision}
        offline={catalogue.offline}
        news={
          <>
            {others.changed && <LinesChangeNotice prints={countPrints(lines)} total={price?.total} onSeen={others.see} />}
            {isAnotherPrice && <PriceChangeNotice before={before} now={price} />}
          </>
        }
        hindrance={hindrance || null}
        failure={shownFailure ? describeFailure(shownFailure, messages) : shownRefusal}
        wrongCount={FIELD_ORDER.filter((field) => left.has(field) && wrong.has(field)).length}
        onSubmit={() => void submit()}
      />
    </form>
  )
}

type OnPage = { files: readonly UnresolvedFile[]; unsold: number; isAnotherPrice: boolean; isShort: boolean; othersChanged: boolean }

/** Whether a failure is what the page says by itself, where it can be put right. */
function toldOnPage({ files, unsold, isAnotherPrice, isShort, othersChanged }: OnPage): (failure: unknown) => boolean {
  const told = new Map([
    ['PRICE_CHANGED', isAnotherPrice],
    ['DRAFT_CHANGED', othersChanged],
    ['PRODUCT_GONE', unsold > 0],
    ['OPTION_GONE', unsold > 0],
    ['BELOW_MINIMUM', isShort],
  ])
  return (failure) => {
    const { fileName } = troubledFile(failure) ?? {}
    return files.some(({ photo }) => photo.fileName === fileName) || told.get(codeOf(failure) ?? '') === true
  }
}

/** What the studio refused the order for that this draft was, until something is changed; the field to choose anew is shown at once. */
function useRefusal(orderId: string, page: { readonly current: HTMLFormElement | null }) {
  const [refusal, setRefusal] = useState(() => refusalOf(orderId))
  useEffect(() => {
    const code = refusalOf(orderId)?.code
    const field = code && code !== 'INVALID_INPUT' ? fieldsToMend(code).at(-1) : undefined
    if (field) showField(page.current, field)
  }, [orderId, page])
  const forgetRefusal = () => {
    if (refusal === null) return
    setRefusal(null)
    noteReturned(orderId, null)
  }
  return { refusal, forgetRefusal }
}

/** The files that stand in the way: looked for when the page opens, and those that the core has refused. */
function useFileTroubles(failure: unknown, setFailure: (failure: unknown) => void): UnresolvedFile[] {
  useEffect(lookForFiles, [])
  const troubled = troubledFile(failure)
  const missing = useMissingLines(troubled?.fileName ?? null)
  const [refused, setRefused] = useState<ReadonlyMap<string, UnresolvedFile['reason']>>(new Map())
  const known = troubled && !refused.has(troubled.fileName) ? new Map(refused).set(troubled.fileName, troubled.reason) : refused
  const isMarked = troubled !== null && missing.some(({ photo }) => photo.missing && photo.fileName === troubled.fileName)
  // From here on the photo's own mark says it, which goes when the file is found.
  useEffect(() => {
    if (!isMarked) return
    setRefused(known)
    setFailure(null)
  }, [isMarked, known, setFailure])
  return useUnresolvedFiles(missing, known)
}

/** Whether another window has changed the lines since they were looked at here. */
function useOthersChanges(): { changed: boolean; see: () => void } {
  const { merged } = useStore(draftStore)
  const [seen, setSeen] = useState(merged)
  return { changed: merged !== seen, see: () => setSeen(merged) }
}

/** Scrolls to the top of the list when something there comes to stand in the way. */
function useTopWhen(isInTheWay: boolean) {
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isInTheWay) top.current?.scrollIntoView({ block: 'start' })
  }, [isInTheWay])
  return top
}

/** With the sentence that says what is wrong. */
function showField(page: HTMLFormElement | null, name: ConfirmField): void {
  const field = page?.querySelector<HTMLElement>(`[name="${name}"]`)
  field?.focus({ preventScroll: true })
  ;(field?.closest('[role="radiogroup"]') ?? field)?.scrollIntoView({ block: 'center' })
}

const MINUTE = 60_000

/** The clock, looked at each minute: a page that stays open past noon offers no morning. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), MINUTE)
    return () => clearInterval(timer)
  }, [])
  return now
}
