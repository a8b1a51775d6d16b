import { createHash } from 'node:crypto'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { questionCatalogue } from '#shared/catalogue/question-catalogue.ts'
import { describeChanges } from './describe-changes.ts'
import { explainQuestion } from './explain-questions.ts'

export type Judgement = {
  /** What it changes of the one in force, in words; empty: nothing. */
  changes: string[]
  /** What has to be answered before it is taken; empty: nothing. */
  doubts: string[]
  /** Says yes to exactly these doubts, over exactly the catalogue that is in force. */
  answer: string
}

type InForce = { catalogue: Catalogue; etag: string }

/** Whether `after` can take the place of what is in force; `loaded` is the etag of the one that the editor began with. */
export function judgeCatalogue(inForce: InForce, after: Catalogue, loaded: string): Judgement {
  const stale =
    loaded === inForce.etag ? [] : ['고치시는 동안 다른 곳에서 상품표를 먼저 바꿨어요. 저장하면 그 상품표를 이것으로 바꿔요. 맞나요?']
  const doubts = [...stale, ...questionCatalogue(inForce.catalogue, after).map(explainQuestion)]
  const { version: _, ...content } = after
  const answer = createHash('sha256')
    .update(JSON.stringify([inForce.etag, doubts, content]))
    .digest('base64url')
  return { changes: describeChanges(inForce.catalogue, after), doubts, answer }
}
