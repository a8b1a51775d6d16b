import { parseJson } from '#shared/text/parse-json.ts'
import { type IntakeSettings, intakeSettingsSchema } from '../../settings/intake-settings.ts'

const fields = ['folder', 'images', 'after', 'imageFolder', 'keepPhotosDays'] as const
type Field = (typeof fields)[number]

export const fieldNames: Record<Field, string> = {
  folder: '폴더 모양',
  images: '사진',
  after: '언제 만들까요',
  imageFolder: 'DPOF의 사진 폴더 이름',
  keepPhotosDays: '사진을 두는 날수',
}

/** What stands in the form, as it was typed. */
export type TypedSettings = Record<Field, string>

export function typeSettings(settings: IntakeSettings): TypedSettings {
  return { ...settings, keepPhotosDays: String(settings.keepPhotosDays) }
}

export function readTyped(form: URLSearchParams): TypedSettings {
  const read = (name: Field) => (form.get(name) ?? '').trim()
  return {
    folder: read('folder'),
    images: read('images'),
    after: read('after'),
    imageFolder: read('imageFolder'),
    keepPhotosDays: read('keepPhotosDays'),
  }
}

/** Answers with why it can't be saved, in a sentence. */
export function parseTyped(typed: TypedSettings): IntakeSettings | string {
  if (!/^\d{1,4}$/.test(typed.keepPhotosDays)) return '저장하지 못했어요. 사진을 며칠 둘지 0부터 3650까지 숫자로만 써 주세요.'
  const parsed = intakeSettingsSchema.required().safeParse({ ...typed, keepPhotosDays: Number(typed.keepPhotosDays) })
  if (parsed.success) return parsed.data
  const [field] = parsed.error.issues[0]?.path ?? []
  if (field === 'keepPhotosDays') return '저장하지 못했어요. 사진을 며칠 둘지 0부터 3650까지 숫자로만 써 주세요.'
  if (field === 'imageFolder') return '저장하지 못했어요. 폴더 이름은 영문과 숫자로 16자까지 써 주세요. 윈도우가 쓰는 이름은 안 돼요.'
  return '저장하지 못했어요. 항목을 하나씩 골라 주세요.'
}

/**
 * Saves only what was changed in this form, beside what another tab has changed meanwhile. `shown` are the settings that the form
 * was made of; `clashes` are those that both have changed, differently.
 */
export function mergeSettings(
  current: IntakeSettings,
  shown: IntakeSettings,
  wanted: IntakeSettings,
): { merged: IntakeSettings; clashes: Field[] } {
  const changed = fields.filter((field) => wanted[field] !== shown[field])
  return {
    merged: { ...current, ...Object.fromEntries(changed.map((field) => [field, wanted[field]])) },
    clashes: changed.filter((field) => current[field] !== shown[field] && current[field] !== wanted[field]),
  }
}

/** The settings that a form was made of, as it carries them; `current` where it does not say. */
export function readShown(form: URLSearchParams, current: IntakeSettings): IntakeSettings {
  const shown = intakeSettingsSchema.required().safeParse(parseJson(form.get('shown') ?? ''))
  return shown.success ? shown.data : current
}
