import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '#shared/errors/app-error.ts'
import { koreanDay } from '#shared/korean-time.ts'
import {
  type CatalogueDraft,
  draftCatalogue,
  type FieldErrors,
  parseCatalogueDraft,
  readCatalogueDraft,
} from '../../catalogue/catalogue-draft.ts'
import { listVersions, readVersion } from '../../catalogue/catalogue-versions.ts'
import { describeChanges } from '../../catalogue/describe-changes.ts'
import { editDraft } from '../../catalogue/edit-draft.ts'
import { judgeCatalogue } from '../../catalogue/judge-draft.ts'
import { saveCatalogue } from '../../catalogue/save-catalogue.ts'
import { readTrial } from '../../catalogue/try-order.ts'
import { readForm } from '../../http/read-body.ts'
import type { StudioEnv } from '../../http/studio-env.ts'
import type { ConsoleTools } from '../console-tools.ts'
import { catalogueHistoryPage } from '../pages/catalogue-history-page.ts'
import { askCataloguePage, cataloguePage } from '../pages/catalogue-page.ts'

// The longest catalogue that the schema takes, as a form sends it; see catalogue-draft.test.ts.
export const MAX_CATALOGUE_FORM_BYTES = 1024 * 1024
const VERSIONS_A_PAGE = 10

const said: Readonly<Record<string, string>> = { saved: '저장했어요. 손님의 앱에 새 상품표가 보여요.', same: '바뀐 것이 없어요.' }
const noErrors: FieldErrors = new Map()
const idSchema = z.coerce.number().int().positive()

/** The catalogue, edited by who knows no JSON; and what it was before. */
export function createCatalogueRoutes(tools: ConsoleTools): Hono<StudioEnv> {
  const { catalogue, database, changes, once, log, now, profile } = tools

  type Shown = { errors?: FieldErrors; focus?: string; etag: string; notice?: string; done?: string; isFresh?: boolean }

  function renderEditor(
    draft: CatalogueDraft,
    form: URLSearchParams,
    { errors, focus = '', etag, notice = '', done = '', isFresh = false }: Shown,
  ) {
    const current = catalogue.current()
    const parsed = parseCatalogueDraft(draft, current.version)
    return cataloguePage({
      studioName: profile.name,
      form: { draft, errors: errors ?? noErrors, focus },
      current,
      next: 'catalogue' in parsed ? parsed.catalogue : undefined,
      trial: readTrial(form),
      fileProblem: catalogue.problem(),
      isFresh,
      once: randomUUID(),
      etag,
      notice,
      done,
    })
  }

  async function takeForm(context: Context<StudioEnv>): Promise<Response> {
    const form = await readForm(context.env.incoming, MAX_CATALOGUE_FORM_BYTES)
    const draft = readCatalogueDraft(form)
    const wish = form.get('do') ?? 'look'
    const etag = form.get('etag') ?? ''
    if (wish === 'save' || wish === 'keep') return save(context, form, draft)
    const edited = editDraft(draft, wish)
    return context.html(renderEditor(edited.draft, form, { focus: edited.focus, etag })) as Response
  }

  function save(context: Context<StudioEnv>, form: URLSearchParams, draft: CatalogueDraft): Response {
    const etag = form.get('etag') ?? ''
    const inForce = { catalogue: catalogue.current(), etag: catalogue.etag() }
    const parsed = parseCatalogueDraft(draft, inForce.catalogue.version)
    if ('errors' in parsed) {
      const [focus = ''] = parsed.errors.keys()
      return context.html(renderEditor(draft, form, { errors: parsed.errors, focus, etag }), 400) as Response
    }
    const judged = judgeCatalogue(inForce, parsed.catalogue, etag)
    // Also the second of two taps on the same button: the first has done it all.
    if (judged.changes.length === 0 && catalogue.problem() === '')
      return context.redirect(`/console/catalogue?said=${once.take(form.get('once')) ? 'same' : 'saved'}`, 303)
    if (judged.doubts.length > 0 && form.get('answer') !== judged.answer)
      return context.html(renderAsk(draft, judged, { etag, title: '이대로 저장할까요' }), 409) as Response
    try {
      saveCatalogue(catalogue, database, parsed.catalogue, koreanDay(now()))
    } catch (error) {
      log.error('상품표를 저장하지 못했어요. 디스크에 빈 공간이 있는지 확인해 주세요.', error)
      const notice = '저장하지 못했어요. 서버 컴퓨터의 디스크를 확인하고 다시 저장해 주세요. 적으신 것은 그대로 있어요.'
      return context.html(renderEditor(draft, form, { etag, notice }), 500) as Response
    }
    once.take(form.get('once'))
    changes.announce()
    return context.redirect('/console/catalogue?said=saved', 303)
  }

  function renderAsk(draft: CatalogueDraft, judged: ReturnType<typeof judgeCatalogue>, { etag, title }: { etag: string; title: string }) {
    return askCataloguePage({
      studioName: profile.name,
      title,
      ...judged,
      form: { draft, errors: noErrors, focus: '' },
      once: randomUUID(),
      etag,
    })
  }

  function renderHistory(before: number | undefined) {
    const kept = listVersions(database, { limit: VERSIONS_A_PAGE + 1, before })
    const shown = kept.slice(0, VERSIONS_A_PAGE)
    return catalogueHistoryPage({
      studioName: profile.name,
      versions: shown.map(({ id, at, version, catalogue: taken }, index) => {
        const older = kept[index + 1]
        return {
          id,
          at,
          version,
          changes: older && describeChanges(older.catalogue, taken),
          isCurrent: before === undefined && index === 0,
        }
      }),
      before: kept.length > VERSIONS_A_PAGE ? shown.at(-1)?.id : undefined,
    })
  }

  return new Hono<StudioEnv>()
    .get('/', (context) => {
      const done = said[context.req.query('said') ?? ''] ?? ''
      const draft = draftCatalogue(catalogue.current())
      return context.html(renderEditor(draft, new URLSearchParams(), { etag: catalogue.etag(), done, isFresh: true }))
    })
    .post('/', takeForm)
    .get('/history', (context) => context.html(renderHistory(idSchema.optional().catch(undefined).parse(context.req.query('before')))))
    .get('/history/:id', (context) => {
      const wanted = idSchema.safeParse(context.req.param('id'))
      const old = wanted.success ? readVersion(database, wanted.data) : undefined
      if (!old) throw new AppError('NOT_FOUND', {})
      const etag = catalogue.etag()
      const judged = judgeCatalogue({ catalogue: catalogue.current(), etag }, old.catalogue, etag)
      return context.html(renderAsk(draftCatalogue(old.catalogue), judged, { etag, title: '이때로 되돌릴까요' }))
    })
}
