import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { WrittenPicture } from './write-pictures.ts'

/** Of how many lines no print could be made, and of how many the photo is gone. */
export type Lacking = { unrendered: number; missing: number }

const linesSchema = z.object({ lines: z.array(z.object({ image: z.string(), problem: z.string().optional() })) })

export function countLacking(kinds: readonly WrittenPicture['kind'][]): Lacking {
  const count = (wanted: WrittenPicture['kind']) => kinds.filter((kind) => kind === wanted).length
  return { unrendered: count('unrendered'), missing: count('missing') }
}

/** As a folder that is whole says itself; none where the lab has cleared it. */
export async function readLacking(root: string): Promise<Lacking> {
  const text = await readFile(join(root, 'order.json'), 'utf8').catch(() => '{"lines":[]}')
  const { lines } = linesSchema.parse(JSON.parse(text))
  return countLacking(lines.map(({ image, problem }) => (image === 'missing' ? 'missing' : problem ? 'unrendered' : 'original')))
}

/** For the studio and the customer; empty where nothing lacks. */
export function explainLacking({ unrendered, missing }: Lacking): string {
  const sentences = [
    missing > 0 && `사진 ${missing}장이 없어요.`,
    unrendered > 0 && `사진 ${unrendered}장을 인화 파일로 만들지 못했어요.`,
  ].filter(Boolean)
  return sentences.length === 0 ? '' : [...sentences, '사진관에서 확인하고 있어요.'].join(' ')
}
